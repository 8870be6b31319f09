#include "lines.h"

static const struct field line_fields[] = {
	FIELD_TEXT(struct phrase, key, REQUIRED, N_("Which line")),
	FIELD_TEXT(struct phrase, text, REQUIRED, N_("What it says")),
};
static const struct shape line_shape = SHAPE(struct phrase, "line", line_fields);

static const struct field lines_fields[] = {
	FIELD_KEYED(struct lines, lines, REQUIRED, &line_shape, N_("What line mode and the commands say")),
};
const struct shape lines_shape = SHAPE(struct lines, "lines", lines_fields);

const char *lines_find(const struct lines *lines, const char *key)
{
	for (size_t i = 0; lines && i < lines->lines_count; i++)
		if (!strcmp(lines->lines[i].key, key))
			return lines->lines[i].text;
	return key;
}
