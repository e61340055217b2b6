package io.vitrine.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ClusterOfTests.class)
class RestIT {
  @BeforeAll
  static void start() {
    DrawnCluster.shared();
  }

  @Test
  void modelsLiveTheirLives() {
    add("rest.onnx", "rest")
        .statusCode(200)
        .body("name", equalTo("rest"))
        .body("labels[1]", equalTo("two"));
    given().get("/api/models").then().statusCode(200).body("name", hasItem("rest"));
    given()
        .get("/api/models/rest")
        .then()
        .statusCode(200)
        .body("logits", equalTo("logits"))
        .body("values.name", hasItem("near"));
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("preprocessing", Map.of("resize", "pad")))
        .patch("/api/models/rest")
        .then()
        .statusCode(200)
        .body("preprocessing.resize", equalTo("pad"));
    given().delete("/api/models/rest").then().statusCode(204);
    given().get("/api/models").then().body("name", not(hasItem("rest")));
  }

  @Test
  void errorsAreProblemDocuments() {
    given()
        .get("/api/models/nowhere")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", containsString("'nowhere'"))
        .body("status", equalTo(404))
        .body("type", equalTo("urn:vitrine:problem:not-found"))
        .body("category", equalTo("caller"));
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("preprocessing", Map.of("resize", "sideways")))
        .patch("/api/models/nowhere")
        .then()
        .statusCode(400)
        .body("action", containsString("short, stretch, pad"));
    add("broken.onnx", "b").statusCode(400).body("detail", containsString("broken.onnx"));
    add("split.onnx", "s").statusCode(422).body("missingFiles[0]", equalTo("split.data"));
  }

  @Test
  void runsAnswerWithClassesAndTensors() {
    add("rested.onnx", "rested").statusCode(200);
    Map<String, Object> inputs =
        Map.of("inputs", List.of(Map.of("file", put("picture.png", "picture of rest"))));
    given()
        .contentType(ContentType.JSON)
        .body(inputs)
        .post("/api/models/rested/runs?top=2")
        .then()
        .statusCode(200)
        .body("top[0].label", equalTo("two"))
        .body("top.size()", equalTo(2));
    Response npy =
        given()
            .contentType(ContentType.JSON)
            .body(inputs)
            .post("/api/models/rested/activations?value=logits");
    assertThat(npy.statusCode()).isEqualTo(200);
    byte[] bytes = npy.asByteArray();
    int header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
    assertThat(new String(bytes, 10, header, StandardCharsets.US_ASCII))
        .contains("'shape': (1, 3)");
    float[] logits = new float[3];
    ByteBuffer.wrap(bytes, 10 + header, 12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(logits);
    assertThat(logits).isEqualTo(DrawnCluster.LOGITS);
    given()
        .contentType(ContentType.JSON)
        .body(inputs)
        .post("/api/models/rested/activations?value=nowhere")
        .then()
        .statusCode(404);
  }

  @Test
  void healthAndDescriptionAreThere() {
    given().get("/q/health/live").then().statusCode(200);
    given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    given().get("/q/openapi?format=json").then().statusCode(200).body("paths.size()", equalTo(17));
    given().get("/api/status").then().statusCode(200).body("parts.name", hasItem("kafka"));
  }

  private io.restassured.response.ValidatableResponse add(String file, String name) {
    return given()
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "name",
                name,
                "files",
                List.of(put(file, "bytes of " + file)),
                "labels",
                List.of("one", "two", "three")))
        .post("/api/models")
        .then();
  }

  private static Map<String, Object> put(String path, String content) {
    return given()
        .contentType("application/octet-stream")
        .body(content.getBytes(StandardCharsets.UTF_8))
        .post("/api/files?path=" + path)
        .then()
        .statusCode(200)
        .extract()
        .as(new io.restassured.common.mapper.TypeRef<>() {});
  }
}
