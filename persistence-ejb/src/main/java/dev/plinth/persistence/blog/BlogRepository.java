package dev.plinth.persistence.blog;

import dev.plinth.persistence.entity.EntityRepository;
import dev.plinth.runtime.database.DatabaseAccess;
import dev.plinth.runtime.fact.ConcurrentChange;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/**
 * Repository of blogs. A new blog whose owner is deleted concurrently is a {@link
 * ConcurrentChange}. The cache contains no inactive blogs, because few callers see them.
 */
@DatabaseAccess
public class BlogRepository extends EntityRepository<Blog, BlogView> {

  /** Creates the repository. */
  public BlogRepository() {
    super(
        Blog.class,
        Blog::view,
        BlogListStatement.TABLE,
        Map.of(Blog.USER_FKEY, ConcurrentChange::new));
  }

  @Override
  protected boolean isCacheable(BlogView blog) {
    return blog.isActive();
  }

  /** Returns the blogs of a query, those next to its position first. */
  public List<BlogView> list(BlogQuery query) {
    return BlogListStatement.TABLE.list(entityManager(), BlogListStatement.of(query));
  }

  /**
   * Returns the matches of a search, those next to its position first. Each search has a plan of
   * its own, because the best one depends on how many blogs its words are in.
   */
  @Transactional
  public List<BlogMatch> search(BlogSearch search) {
    entityManager()
        .createNativeQuery("select set_config('plan_cache_mode', 'force_custom_plan', true)")
        .getSingleResult();
    return BlogSearchStatement.TABLE.list(entityManager(), BlogSearchStatement.of(search));
  }
}
