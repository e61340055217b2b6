package io.vitrine.gateway.series;

import io.vitrine.protocol.Analysis;
import io.vitrine.protocol.ExportAnalysisRequest.Format;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;
import jakarta.inject.Singleton;

/** Analyses as files. Thread-safe. */
@Singleton
public final class Exports {
  private final Report report;

  Exports(Report report) {
    this.report = report;
  }

  public String of(Analysis analysis, Format format) {
    return switch (format) {
      case JSON -> AnalysisJson.exact(analysis).toPrettyString() + "\n";
      case CSV -> AnalysisCsv.of(analysis);
      case HTML -> report.of(analysis);
      case FORMAT_UNSPECIFIED, UNRECOGNIZED ->
          throw ProblemException.caller(
              Reason.INVALID, "no format was given", "Ask for JSON, CSV or HTML.");
    };
  }

  /** The report that goes on asking for news at that address. */
  public String live(Analysis analysis, String address) {
    return report.live(analysis, address);
  }

  /** What the live report asks for: the same as is in it at first. */
  public String news(Analysis analysis) {
    return report.data(analysis);
  }
}
