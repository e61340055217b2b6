package io.vitrine.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this build, from the jar's manifest. */
final class VitrineVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = VitrineVersion.class.getPackage().getImplementationVersion();
    return new String[] {"vitrine " + (version == null ? "(not packaged)" : version)};
  }
}
