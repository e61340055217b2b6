package io.vitrine.cli;

import io.vitrine.cli.job.JobDocuments;
import io.vitrine.cli.output.Json;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.VisualizationRecipe;
import java.io.PrintStream;

/** One job for the person or script that asked for it. */
final class JobPrinter {
  private JobPrinter() {}

  static void print(VitrineCommand root, JobState job) {
    PrintStream out = root.surroundings().out();
    if (root.json()) {
      Json.print(out, JobDocuments.document(job));
      return;
    }
    out.println("job        " + job.getJob());
    out.println("phase      " + JobDocuments.phase(job));
    out.println("about      " + JobDocuments.subject(job));
    out.println("pictures   " + job.getPicturesDone() + " of " + job.getPictures());
    out.println("blocks     " + job.getBlocksDone() + " of " + job.getBlocks());
    out.println("submitted  " + JobDocuments.submitted(job));
    if (job.hasRecipe()) {
      VisualizationRecipe recipe = job.getRecipe();
      out.println(
          "recipe     "
              + recipe.getMethod()
              + ", "
              + recipe.getWidth()
              + "x"
              + recipe.getHeight()
              + ", "
              + recipe.getSteps()
              + " steps, seed "
              + Long.toUnsignedString(recipe.getSeed())
              + ", "
              + recipe.getEngine()
              + " on "
              + recipe.getDeviceClass());
    }
    if (job.hasProblem()) {
      out.println("problem    " + job.getProblem().getMessage());
      if (!job.getProblem().getAction().isBlank()) {
        out.println("           " + job.getProblem().getAction());
      }
    }
  }
}
