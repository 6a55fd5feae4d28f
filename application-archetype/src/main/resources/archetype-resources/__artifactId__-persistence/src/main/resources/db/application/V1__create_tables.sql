create table ${name} (
  id uuid constraint ${name}_pkey primary key,
  version bigint not null,
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
  ${column} #if($kind == "string")varchar(${argument})#elseif($kind == "long")bigint#elseif($kind == "ref")uuid constraint ${name}_${column}_fkey references ${target} (id)#else${kind}#end not null,
#end
  user_id uuid constraint ${name}_user_id_fkey references users (id),
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

-- For the lists, and for what a deletion releases.
create index ${name}_created_idx on ${name} (created_at desc, id desc);
create index ${name}_updated_idx on ${name} (updated_at desc, id desc);
create index ${name}_user_id_created_idx on ${name} (user_id, created_at desc, id desc);
create index ${name}_user_id_updated_idx on ${name} (user_id, updated_at desc, id desc);
#foreach($field in $fields.split(","))
#parse("/META-INF/plinth/field.vm")
#if($kind == "ref")
create index ${name}_${column}_created_idx on ${name} (${column}, created_at desc, id desc);
create index ${name}_${column}_updated_idx on ${name} (${column}, updated_at desc, id desc);
#end
#end
