package dev.plinth.peer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of Plinth's table of users, as far as the benchmark reads it. */
@Entity
@Table(name = "users")
public class User {

  @Id private UUID id;
  private String username;

  @Column(name = "created_at")
  private Instant createdAt;

  UserView view() {
    return new UserView(id, username, createdAt);
  }
}
