package dev.plinth.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** Describes file I/O errors in words: Java reports some by the exception's class name only. */
public final class FileFailure {

  private static final String FULL = "No space left on device";

  private FileFailure() {}

  /**
   * Describes why a file could not be used and what to do about it.
   *
   * @return empty where the failure is not about a file
   */
  static Optional<String> of(Throwable failure) {
    Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
    if (cause instanceof FileSystemException e && e.getFile() != null) {
      return Optional.of(e.getFile() + ": " + reason(e));
    }
    return cause instanceof IOException e && isFull(e) ? Optional.of(reason(e)) : Optional.empty();
  }

  /** Describes the reason without the file's name. */
  public static String reason(IOException e) {
    if (isFull(e)) {
      return "the disk is full: free some space, or set PLINTH_HOME to a folder on another disk";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return "it is a file, not a folder";
    }
    if (e instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    return e.toString();
  }

  private static boolean isFull(IOException e) {
    return e.getMessage() != null && e.getMessage().contains(FULL);
  }
}
