package dev.plinth.persistence.jpa;

import dev.plinth.runtime.fact.ConcurrentChange;
import dev.plinth.runtime.fact.Conflict;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Sends pending changes to the database and says in this layer's terms what it objects to. */
public final class ConstraintTranslator {

  private ConstraintTranslator() {}

  /**
   * Flushes the pending changes of the current transaction.
   *
   * @param conflicts the fact to throw for each named constraint that users can run into; the
   *     violation of any other constraint is a defect and stays the exception that it is
   * @throws ConcurrentChange if one of the entities has another version by now
   * @throws Conflict one of {@code conflicts}, if its constraint refuses a change
   */
  public static void flush(EntityManager em, Map<String, Supplier<? extends Conflict>> conflicts) {
    try {
      em.flush();
    } catch (OptimisticLockException e) {
      throw new ConcurrentChange();
    } catch (PersistenceException e) {
      throw violatedConstraint(e)
          .map(conflicts::get)
          .<RuntimeException>map(Supplier::get)
          .orElse(e);
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
