package dev.plinth.peer;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of Plinth's table of users, as far as the benchmark reads it. */
@Entity
@Table(name = "users")
public class User extends PanacheEntityBase {

  @Id public UUID id;
  public String username;

  @Column(name = "created_at")
  public Instant createdAt;

  UserView view() {
    return new UserView(id, username, createdAt);
  }
}
