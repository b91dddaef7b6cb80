package dev.avatargateway.cli;

import java.io.IOException;
import java.io.PrintWriter;

/** What the commands can ask to be done. */
public interface Program {

  /** Serves until the process is told to stop. */
  void serve(ServeCommand keys, PrintWriter out) throws IOException, InterruptedException;

  /** Serves a little, out of a folder of its own, and ends. */
  void rehearse() throws IOException, InterruptedException;

  /** Mints a token. */
  String token(TokenCommand keys) throws IOException;

  /**
   * Carries out an operator's command on the people, or on what others are told of them, and words
   * what came of it.
   */
  String person(PersonCommand.Wish wish) throws IOException, InterruptedException;

  /**
   * Compares the stored pictures with the catalog; findings and summary go to {@code out}, what
   * happens meanwhile to standard error.
   *
   * @return 0 when nothing is wrong, 1 when something is
   */
  int doctor(DoctorCommand keys, PrintWriter out) throws IOException, InterruptedException;

  /**
   * Does long work between the gateway and a product; the summary goes to {@code out}, what happens
   * meanwhile to standard error.
   *
   * @return 0 done, 1 when something failed or differs
   */
  int migrate(Migration wish, PrintWriter out) throws IOException, InterruptedException;

  /**
   * Copies or backs up a store; what came of it goes to {@code out}, what happens meanwhile to
   * standard error.
   *
   * @return 0 done, 1 when something is lost or differs
   */
  int store(StoreWish wish, PrintWriter out) throws IOException, InterruptedException;
}
