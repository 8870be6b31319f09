#include "famctx/family/nickname_table.h"

#include "famctx/base/buf.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/schema/yaml.h"
#include "famctx/text/fold.h"

/* katherine: kate, kathy, katie */
struct nickname_group {
	char *name;
	char *short_forms;
};

struct nickname_table {
	struct nickname_group *names;
	size_t names_count;
};

static const struct field group_fields[] = {
	FIELD_TEXT(struct nickname_group, name, REQUIRED, N_("The full name")),
	FIELD_TEXT(struct nickname_group, short_forms, REQUIRED, N_("What it is shortened to, or also written")),
};
static const struct shape group_shape = SHAPE(struct nickname_group, "name", group_fields);

static const struct field table_fields[] = {
	FIELD_KEYED(struct nickname_table, names, REQUIRED, &group_shape, N_("Full names, each with its short forms")),
};
static const struct shape table_shape = SHAPE(struct nickname_table, "nicknames", table_fields);

static void add_group(struct nicknames *out, const struct nickname_group *group)
{
	struct fold_tokens names = FOLD_TOKENS_INIT;
	struct buf line = BUF_INIT;

	buf_printf(&line, "%s, %s", group->name, group->short_forms);
	fold_tokens(&names, line.data);
	nicknames_add(out, names.items, names.count);
	buf_release(&line);
	fold_tokens_release(&names);
}

bool nickname_table_load(const char *folder, struct nicknames *out, struct problems *problems)
{
	struct nickname_table table;
	struct buf path = BUF_INIT;

	*out = (struct nicknames)NICKNAMES_INIT;
	file_join(&path, folder, "nicknames.yaml");
	bool ok = yaml_decode_file(path.data, &table_shape, &table, problems);
	for (size_t i = 0; ok && i < table.names_count; i++)
		add_group(out, &table.names[i]);
	shape_release(&table_shape, &table);
	buf_release(&path);
	return ok;
}
