#include "lines.h"

#include "famctx/base/file.h"
#include "famctx/command/main.h"
#include "famctx/schema/yaml.h"

static const struct field line_fields[] = {
	FIELD_TEXT(struct phrase, key, REQUIRED, N_("Which line")),
	FIELD_TEXT(struct phrase, text, REQUIRED, N_("What it says")),
};
static const struct shape line_shape = SHAPE(struct phrase, "line", line_fields);

static const struct field lines_fields[] = {
	FIELD_KEYED(struct lines, lines, REQUIRED, &line_shape, N_("What line mode and the commands say")),
};
const struct shape lines_shape = SHAPE(struct lines, "lines", lines_fields);

bool lines_load(const char *folder, struct lines *out, struct problems *problems)
{
	struct buf path = BUF_INIT;
	file_join(&path, folder, "line.yaml");
	bool ok = yaml_decode_file(path.data, &lines_shape, out, problems);
	buf_release(&path);
	return ok;
}

void command_check_lines(const char *screens_folder, struct problems *problems)
{
	struct lines lines;
	bool good = lines_load(screens_folder, &lines, problems);
	shape_release(&lines_shape, &lines);
	if (!good && !problems->errors)
		BUG("a file that cannot be read names no problem");
}

const char *lines_find(const struct lines *lines, const char *key)
{
	for (size_t i = 0; lines && i < lines->lines_count; i++)
		if (!strcmp(lines->lines[i].key, key))
			return lines->lines[i].text;
	return key;
}
