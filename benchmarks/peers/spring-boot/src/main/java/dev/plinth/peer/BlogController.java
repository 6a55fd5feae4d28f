package dev.plinth.peer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The endpoints of blogs that the benchmark calls. */
@RestController
@RequestMapping("/blogs")
public class BlogController {

  private final BlogRepository blogs;

  BlogController(BlogRepository blogs) {
    this.blogs = blogs;
  }

  @GetMapping("/{id}")
  BlogView read(@PathVariable("id") UUID id) {
    return blogs
        .findByIdAndActiveTrue(id)
        .map(Blog::view)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping
  BlogPage list(@RequestParam(name = "limit", defaultValue = "20") @Min(1) @Max(100) int limit) {
    return new BlogPage(
        blogs.findByActiveTrueOrderByCreatedAtDescIdDesc(Limit.of(limit)).stream()
            .map(Blog::view)
            .toList());
  }

  @PostMapping
  ResponseEntity<BlogView> write(@Valid @RequestBody WriteBlog command) {
    BlogView written = blogs.save(new Blog(command)).view();
    return ResponseEntity.created(URI.create("/blogs/" + written.id())).body(written);
  }
}
