package dev.avatargateway.cli;

import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the operator gets to read when a command cannot be carried out. */
final class Complaint {

  private Complaint() {}

  /** One line that says what went wrong. */
  static String of(Exception fault) {
    String words =
        fault instanceof FileSystemException file
            ? file.getFile() + ": " + reason(file)
            : fault.getMessage();
    return words == null || words.isBlank()
        ? "failed: " + fault.getClass().getSimpleName()
        : words.strip().lines().findFirst().orElseThrow();
  }

  private static String reason(FileSystemException fault) {
    String reason = fault.getReason();
    return switch (fault) {
      case NoSuchFileException _ -> "does not exist";
      case AccessDeniedException _ -> "may not be used by this user";
      default -> reason == null ? "cannot be used" : reason;
    };
  }

  /** Says what is wrong with a command line, without values, which may be secrets. */
  static int usage(ParameterException fault, String... args) {
    CommandLine command = fault.getCommandLine();
    PrintWriter err = command.getErr();
    if (fault instanceof UnmatchedArgumentException unmatched) {
      err.println(unmatched(unmatched.getUnmatched().getFirst(), command));
    } else {
      err.println(of(fault));
    }
    if (command.getSubcommands().isEmpty()) {
      err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
    } else {
      command.usage(err);
    }
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  private static String unmatched(@Nullable String argument, CommandLine command) {
    if (argument == null || (!argument.startsWith("-") && command.getSubcommands().isEmpty())) {
      return "There is an argument too many";
    }
    int equals = argument.indexOf('=');
    return argument.startsWith("-")
        ? "Unknown option: " + (equals < 0 ? argument : argument.substring(0, equals))
        : "Unknown command: " + argument;
  }
}
