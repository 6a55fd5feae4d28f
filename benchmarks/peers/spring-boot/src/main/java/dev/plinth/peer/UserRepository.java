package dev.plinth.peer;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads run outside a transaction: a single statement needs no BEGIN and COMMIT. */
@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
public interface UserRepository extends Repository<User, UUID> {

  Optional<User> findById(UUID id);
}
