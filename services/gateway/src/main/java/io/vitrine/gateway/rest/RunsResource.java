package io.vitrine.gateway.rest;

import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.runs.RunDesk;
import io.vitrine.protocol.ActivationsRequest;
import io.vitrine.protocol.InputPart;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.RunModelRequest;
import io.vitrine.transport.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Runs over HTTP. */
@Path("/api/models/{model}")
@Tag(name = "runs")
@Blocking
public class RunsResource {
  /**
   * One input of the network.
   *
   * @param name left out: the only input
   * @param file put before
   * @param npy whether it is a tensor and not a picture
   */
  public record Input(@Nullable String name, @Nullable FileDocument file, boolean npy) {
    InputPart part() {
      if (file == null) {
        throw ProblemException.caller(
            Reason.INVALID, "an input has no file", "Put a file and give what comes back.");
      }
      return InputPart.newBuilder()
          .setName(name == null ? "" : name)
          .setFile(file.reference())
          .setNpy(npy)
          .build();
    }
  }

  /** What is put into the network. */
  public record Inputs(@Nullable List<Input> inputs) {
    List<InputPart> parts() {
      return inputs == null ? List.of() : inputs.stream().map(Input::part).toList();
    }
  }

  private final RunDesk desk;

  RunsResource(RunDesk desk) {
    this.desk = desk;
  }

  @POST
  @Path("runs")
  @Operation(summary = "Run a model and get its top classes and a summary of its outputs")
  public RunDocument run(
      String model, @QueryParam("top") @DefaultValue("5") int top, Inputs inputs) {
    return RunDocument.of(
        desk.run(
            RunModelRequest.newBuilder()
                .setModel(model)
                .setTop(top)
                .addAllInputs(inputs.parts())
                .build()));
  }

  @POST
  @Path("activations")
  @Produces("application/x-npy")
  @Operation(summary = "Run a model and get one value of it as a .npy file")
  public StreamingOutput activations(
      String model, @QueryParam("value") @DefaultValue("") String value, Inputs inputs) {
    // Opened here and not while the answer is being written, so that a wrong question gets a proper
    // error.
    NpyAnswer answer =
        NpyAnswer.begin(
            value,
            desk.activations(
                ActivationsRequest.newBuilder()
                    .setModel(model)
                    .addValues(value)
                    .addAllInputs(inputs.parts())
                    .build()));
    return answer::write;
  }
}
