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
  void dataSetsAreNamedByWhatTheyHoldAndOnlyGrow() {
    Map<String, Object> one = labelled(put("one.png", "first picture"), "cat");
    Map<String, Object> two = labelled(put("two.png", "second picture"), "dog");
    String hash = addDataSet("pets", one).statusCode(200).extract().path("contentHash");
    addDataSet("pets", one).statusCode(200).body("contentHash", equalTo(hash));
    addDataSet("pets", one, two)
        .statusCode(200)
        .body("size", equalTo(2))
        .body("labels", equalTo(List.of("cat", "dog")))
        .body("contentHash", not(equalTo(hash)));
    given()
        .get("/api/datasets/pets")
        .then()
        .body("pictures[0].file.path", equalTo("one.png"))
        .body("pictures[1].label", equalTo("dog"));
    addDataSet("pets", two).statusCode(409).body("detail", containsString("1 of its 2 pictures"));
    addDataSet("torn", two, labelled(put("broken.png", "third"), ""))
        .statusCode(400)
        .body("detail", containsString("1 of 2 pictures cannot be read: broken.png is no picture"));
    given().delete("/api/datasets/pets").then().statusCode(204);
    given().get("/api/datasets").then().body("name", not(hasItem("pets")));
    given().get("/api/datasets/pets").then().statusCode(404);
  }

  private static Map<String, Object> labelled(Map<String, Object> file, String label) {
    return Map.of("file", file, "label", label);
  }

  @SafeVarargs
  private static io.restassured.response.ValidatableResponse addDataSet(
      String name, Map<String, Object>... pictures) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("name", name, "pictures", List.of(pictures)))
        .post("/api/datasets")
        .then();
  }

  @Test
  void aSeriesHoldsCheckpointsOfOneGraphByStep() {
    for (int step : List.of(10, 9)) {
      given()
          .contentType(ContentType.JSON)
          .body(
              Map.of(
                  "name", "run-" + step, "files", List.of(put("series.onnx", "weights " + step))))
          .post("/api/models")
          .then()
          .statusCode(200);
    }
    add("other-3.onnx", "run-3").statusCode(200);
    addSeries(Map.of("model", "run-10", "step", 10), Map.of("model", "run-9", "step", 9))
        .statusCode(200)
        .body("checkpoints.model", equalTo(List.of("run-9", "run-10")));
    addSeries(Map.of("model", "run-3"))
        .statusCode(400)
        .body(
            "detail",
            containsString("other-3.onnx is no checkpoint of the same network as series.onnx"));
    addSeries(Map.of("model", "nowhere")).statusCode(404);
    given().get("/api/series").then().body("name", hasItem("run"));
    given().get("/api/series/run").then().body("checkpoints.step", equalTo(List.of(9, 10)));
    given().delete("/api/series/run").then().statusCode(204);
    given().get("/api/series/run").then().statusCode(404);
  }

  @SafeVarargs
  private static io.restassured.response.ValidatableResponse addSeries(
      Map<String, Object>... checkpoints) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("name", "run", "checkpoints", List.of(checkpoints)))
        .post("/api/series")
        .then();
  }

  @Test
  void healthAndDescriptionAreThere() {
    given().get("/q/health/live").then().statusCode(200);
    given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    given().get("/q/openapi?format=json").then().statusCode(200).body("paths.size()", equalTo(26));
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
