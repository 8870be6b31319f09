#include "madeup_private.h"

#include "famctx/base/file.h"
#include "famctx/schema/yaml.h"
#include "famctx/text/number.h"

static bool write_feed(const struct madeup *m, enum madeup_feed feed, const char *folder, struct err *e)
{
	struct buf path = BUF_INIT, text = BUF_INIT;
	file_join(&path, folder, madeup_feed_files[feed]);
	madeup_feed_write(m, feed, &text);
	bool ok = file_write(path.data, text.data, text.len, e);
	buf_release(&text);
	buf_release(&path);
	return ok;
}

static bool read_all(const char *folder, struct madeup *m, struct problems *problems, struct err *e)
{
	size_t before = problems->errors;
	if (madeup_read(folder, m, problems)) {
		madeup_add_background(m);
		madeup_check(m, folder, problems);
	}
	if (problems->errors == before)
		return true;
	return err_set(e, ERR_INPUT, _("the made-up families in %s have mistakes: mend them and try again"),
	               folder);
}

bool madeup_write_feeds(const char *families_folder, const char *out_folder, struct problems *problems,
                        struct err *e)
{
	struct madeup m;
	bool ok = read_all(families_folder, &m, problems, e) && file_make_folder(out_folder, e);
	for (int feed = 0; ok && feed < MADEUP_FEEDS; feed++)
		ok = write_feed(&m, feed, out_folder, e);
	madeup_release(&m);
	return ok;
}

static bool read_time(const char *text, struct moment *out)
{
	char hour[3] = "", minute[3] = "";
	const char *colon = strchr(text, ':');
	if (!colon || colon - text > 2 || strlen(colon + 1) != 2)
		return false;
	memcpy(hour, text, (size_t)(colon - text));
	memcpy(minute, colon + 1, 2);
	return number_parse_int(hour, 0, 23, &out->hour) && number_parse_int(minute, 0, 59, &out->minute);
}

bool madeup_clock(const char *families_folder, struct clock *out, struct problems *problems)
{
	static const struct place nowhere = { 0, 0 };
	struct buf path = BUF_INIT;
	struct madeup_catalogue c;
	file_join(&path, families_folder, "catalogue.yaml");
	bool ok = yaml_decode_file(path.data, &madeup_catalogue_shape, &c, problems);
	if (ok) {
		*out = (struct clock) {
			true, { .year = c.today.year, .month = c.today.month, .day = c.today.day }
		};
		ok = date_full(c.today) && read_time(c.time, &out->at);
		if (!ok)
			problems_add(problems, PROBLEM_ERROR, path.data, nowhere,
			             _("'today' must be a full date and 'time' a time such as 09:42"));
	}
	shape_release(&madeup_catalogue_shape, &c);
	buf_release(&path);
	return ok;
}
