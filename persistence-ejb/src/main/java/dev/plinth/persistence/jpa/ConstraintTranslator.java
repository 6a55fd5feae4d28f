package dev.plinth.persistence.jpa;

import dev.plinth.runtime.fact.ConcurrentChange;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Flushes pending changes and translates constraint violations into facts. */
public final class ConstraintTranslator {

  private ConstraintTranslator() {}

  /**
   * Flushes the pending changes of the current transaction.
   *
   * @param facts the fact to throw for each named constraint that users can violate; a violation of
   *     any other constraint is a defect, whose exception stays as it is
   * @throws ConcurrentChange if the version of an entity has changed
   */
  public static void flush(
      EntityManager em, Map<String, Supplier<? extends RuntimeException>> facts) {
    try {
      em.flush();
    } catch (OptimisticLockException e) {
      throw new ConcurrentChange();
    } catch (PersistenceException e) {
      throw violatedConstraint(e).map(facts::get).<RuntimeException>map(Supplier::get).orElse(e);
    }
  }

  private static Optional<String> violatedConstraint(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException sql) {
        return Optional.ofNullable(sql.getServerErrorMessage())
            .map(ServerErrorMessage::getConstraint);
      }
    }
    return Optional.empty();
  }
}
