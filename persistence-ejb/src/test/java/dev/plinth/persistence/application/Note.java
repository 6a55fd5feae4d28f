package dev.plinth.persistence.application;

import dev.plinth.persistence.jpa.AuditedEntity;
import dev.plinth.persistence.user.User;
import dev.plinth.runtime.entity.OwnedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** Entity of an application on the layers. Each note belongs to a user. */
@Entity
@Table(name = "notes")
public class Note extends AuditedEntity implements OwnedEntity {

  /** The migration. It can be applied twice. */
  public static final String TABLE =
      """
      create table if not exists notes (
        id uuid primary key,
        version bigint not null,
        user_id uuid not null constraint notes_user_id_fkey references users,
        created_at timestamptz not null,
        updated_at timestamptz not null
      );
      """;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(
      name = "user_id",
      nullable = false,
      insertable = false,
      updatable = false,
      foreignKey = @ForeignKey(name = "notes_user_id_fkey"))
  private User user;

  @Column(name = "user_id", nullable = false)
  private UUID userId;

  /** For the persistence provider. */
  protected Note() {}

  @Override
  public UUID userId() {
    return userId;
  }
}
