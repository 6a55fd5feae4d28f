package dev.plinth.persistence.${feature};

#if($cached == "true")
import dev.plinth.persistence.entity.CachedEntity;
#end
import dev.plinth.persistence.jpa.AuditedEntity;
import dev.plinth.persistence.jpa.NullableUuidConverter;
import dev.plinth.persistence.user.User;
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
#if($kind == "ref")
#if($argument != "dev.plinth.persistence.user.User" && !$argument.startsWith("dev.plinth.persistence.${feature}."))
import ${argument};
#end
#end
#end
import dev.plinth.runtime.entity.OwnedEntity;
#if($fields.contains(":string(") || $fields.replaceAll("$", ",").contains(":text,"))
import dev.plinth.runtime.text.FreeText;
#end
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** Entity of a ${feature}, which belongs to a user. */
@Entity
@Table(
    name = "${name}",
    indexes = {
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
#if($kind == "ref")
      @Index(name = "${name}_${column}_created_idx", columnList = "${column}, created_at desc, id desc"),
      @Index(name = "${name}_${column}_updated_idx", columnList = "${column}, updated_at desc, id desc"),
#end
#end
      @Index(name = "${name}_created_idx", columnList = "created_at desc, id desc"),
      @Index(name = "${name}_updated_idx", columnList = "updated_at desc, id desc"),
      @Index(name = "${name}_user_id_created_idx", columnList = "user_id, created_at desc, id desc"),
      @Index(name = "${name}_user_id_updated_idx", columnList = "user_id, updated_at desc, id desc")
    })
#if($cached == "true")
@CachedEntity(entry = "${feature}", list = "${name}")
#end
public class ${entity} extends AuditedEntity implements OwnedEntity {

  static final String USER_FKEY = "${name}_user_id_fkey";
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
#if($kind == "ref")
  static final String ${constant}_FKEY = "${name}_${column}_fkey";
#end
#end

#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
#if($kind == "ref")
  /** For the foreign key. {@link #${p}} is the attribute that is written. */
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "${column}",
      nullable = false,
      insertable = false,
      updatable = false,
      foreignKey = @ForeignKey(name = ${entity}.${constant}_FKEY))
  private ${argument.replaceAll(".*[.]", "")} ${n};

  @Column(name = "${column}", nullable = false)
  private UUID ${p};
#elseif($kind == "string")
  @Column(name = "${column}", nullable = false, length = ${argument})
  private String ${p};
#elseif($kind == "text")
  @Column(name = "${column}", nullable = false, columnDefinition = "text not null")
  private String ${p};
#else
  @Column(name = "${column}", nullable = false)
  private #if($kind == "string" || $kind == "text")String#elseif($kind == "boolean")boolean#elseif($kind == "integer")int#elseif($kind == "long")long#{else}UUID#end ${p};
#end

#end
  /** The owner, for the foreign key. {@link #userId} is the attribute that is written. */
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(
      name = "user_id",
      insertable = false,
      updatable = false,
      foreignKey = @ForeignKey(name = ${entity}.USER_FKEY))
  private User user;

  @Column(name = "user_id")
  @Convert(converter = NullableUuidConverter.class)
  private UUID userId;

  /** For the persistence provider. */
  protected ${entity}() {}

  /**
   * Creates a ${feature}.
   *
   * @param userId the owner
   */
  public ${entity}(
      UUID userId,
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
      #if($kind == "string" || $kind == "text")String#elseif($kind == "boolean")boolean#elseif($kind == "integer")int#elseif($kind == "long")long#{else}UUID#end ${p}#if($foreach.hasNext),#end
#end
      ) {
    this.userId = userId;
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
    change${cap}(${p});
#end
  }

#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
  /** Changes the attribute. */
  public final void change${cap}(#if($kind == "string" || $kind == "text")String#elseif($kind == "boolean")boolean#elseif($kind == "integer")int#elseif($kind == "long")long#{else}UUID#end ${p}) {
#if($kind == "string" || $kind == "text")
    this.${p} = FreeText.shown(${p});
#else
    this.${p} = ${p};
#end
  }

#end
  @Override
  public UUID userId() {
    return userId;
  }

  ${entity}View view() {
    return new ${entity}View(
        id(),
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
        ${p},
#end
        userId,
        createdAt(),
        updatedAt(),
        version());
  }
}
