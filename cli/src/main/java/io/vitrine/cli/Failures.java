package io.vitrine.cli;

import io.vitrine.cli.connection.GatewayFailure;
import io.vitrine.cli.output.CommandFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The one place where what went wrong becomes words on standard error and an exit code. */
final class Failures {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private Failures() {}

  static int usage(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("vitrine: " + wrong.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
      err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    err.flush();
    return WRONG_USAGE;
  }

  static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof ParameterException wrong) {
      return usage(wrong, new String[0]);
    }
    CommandFailed words = inWords(failure);
    PrintWriter err = command.getErr();
    err.println("vitrine: " + words.getMessage());
    if (!words.action().isBlank()) {
      err.println(words.action());
    }
    err.flush();
    return FAILED;
  }

  static CommandFailed inWords(Throwable failure) {
    if (failure instanceof CommandFailed already) {
      return already;
    }
    if (failure instanceof GatewayFailure gateway) {
      return new CommandFailed(gateway.message(), gateway.action());
    }
    if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return inWords(unchecked.getCause());
    }
    if (failure instanceof NoSuchFileException missing) {
      return new CommandFailed(missing.getFile() + ": no such file", "Check the path.");
    }
    if (failure instanceof AccessDeniedException denied) {
      return new CommandFailed(denied.getFile() + ": access denied", "Check the permissions.");
    }
    if (failure instanceof FileAlreadyExistsException there) {
      return new CommandFailed(there.getFile() + ": is already there", "Name another place.");
    }
    if (failure instanceof FileSystemException file) {
      String reason = file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
      return new CommandFailed(file.getFile() + ": " + reason, "");
    }
    if (failure instanceof IOException io) {
      return new CommandFailed("cannot read or write: " + io.getMessage(), "");
    }
    return new CommandFailed(
        "unexpected " + failure.getClass().getSimpleName() + ": " + failure.getMessage(),
        "This is a fault of vitrine itself: please report it with the command that shows it.");
  }
}
