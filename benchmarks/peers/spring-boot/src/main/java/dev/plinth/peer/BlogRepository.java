package dev.plinth.peer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads run outside a transaction: a single statement needs no BEGIN and COMMIT. */
@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
public interface BlogRepository extends Repository<Blog, UUID> {

  Optional<Blog> findByIdAndActiveTrue(UUID id);

  List<Blog> findByActiveTrueOrderByCreatedAtDescIdDesc(Limit limit);

  @Transactional
  Blog save(Blog blog);
}
