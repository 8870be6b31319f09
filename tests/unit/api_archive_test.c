/* Archives and anchors of the trail, checked without a store. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/api/anchor.h"
#include "famctx/api/archive.h"
#include "famctx/base/file.h"

#define FLIPS 4000

static uint64_t random_state = 20251104;

static size_t draw(size_t limit)
{
	random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (size_t)(random_state >> 33) % limit;
}

static void read_all(const char *path, struct buf *out)
{
	struct err e = ERR_INIT;
	if (!file_read(path, 1 << 20, out, &e))
		fail_msg("%s", e.message);
}

/* Every line of a text; false at the first that does not fit, whose number goes into *line. */
static bool check_text(struct archive_check *check, const struct buf *text, int *line, struct err *e)
{
	const char *at = text->data, *end = text->data + text->len;
	for (*line = 1; at < end; ++*line) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		size_t len = (size_t)((newline ? newline : end) - at);
		if (!archive_add(check, at, len, e))
			return false;
		at += len + 1;
	}
	return true;
}

static void archives_of_earlier_still_check(void **state)
{
	static const char *const files[] = { "tests/data/trail/first.jsonl", "tests/data/trail/second.jsonl" };
	struct archive_check check;
	struct err e = ERR_INIT;
	struct buf anchors = BUF_INIT, hash = BUF_INIT;
	char last[AUDIT_HASH_TEXT];
	int line;
	(void)state;
	archive_begin(&check);
	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		struct buf text = BUF_INIT;
		read_all(files[i], &text);
		if (!check_text(&check, &text, &line, &e))
			fail_msg("%s:%d: %s", files[i], line, e.message);
		buf_release(&text);
	}
	assert_int_equal(check.first, 1);
	assert_int_equal(check.last, 21);
	read_all("tests/data/trail/anchors", &anchors);
	audit_hash_text(check.hash, last);
	buf_printf(&hash, " 21 %s ", last);
	assert_non_null(strstr(anchors.data, hash.data));
	buf_release(&anchors);
	buf_release(&hash);
}

static void every_flipped_bit_is_found(void **state)
{
	struct buf text = BUF_INIT;
	(void)state;
	read_all("tests/data/trail/first.jsonl", &text);
	for (int i = 0; i < FLIPS; i++) {
		struct archive_check check;
		struct err e = ERR_INIT;
		size_t at = draw(text.len), bit = draw(8);
		int line;
		text.data[at] = (char)(text.data[at] ^ (1 << bit));
		archive_begin(&check);
		if (check_text(&check, &text, &line, &e))
			fail_msg("bit %zu of byte %zu was flipped, and nobody saw it", bit, at);
		text.data[at] = (char)(text.data[at] ^ (1 << bit));
	}
	buf_release(&text);
}

/* ---- what is said ------------------------------------------------------------------- */

struct lines {
	char *at[16];
	size_t count;
};

static void split(struct buf *text, struct lines *out)
{
	out->count = 0;
	for (char *at = text->data; *at;) {
		char *newline = strchr(at, '\n');
		*newline = '\0';
		out->at[out->count++] = at;
		at = newline + 1;
	}
}

static void what_differs_is_said(void **state)
{
	/* Which lines are read, by number; what the last of them says. */
	static const struct {
		int order[4];
		const char *says;
	} cases[] = {
		{ { 1, 2, 4 }, "entry 4 stands where 3 is due" },
		{ { 2, 1 }, "entry 1 stands where 3 is due" },
		{ { 1, 1 }, "entry 1 stands where 2 is due" },
		{ { 5, 6, 5 }, "entry 5 stands where 7 is due" },
	};
	struct buf text = BUF_INIT;
	struct lines lines;
	(void)state;
	read_all("tests/data/trail/first.jsonl", &text);
	split(&text, &lines);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct archive_check check;
		struct err e = ERR_INIT;
		bool ok = true;
		archive_begin(&check);
		for (int n = 0; ok && cases[i].order[n]; n++) {
			const char *line = lines.at[cases[i].order[n] - 1];
			ok = archive_add(&check, line, strlen(line), &e);
		}
		assert_false(ok);
		if (!strstr(e.message, cases[i].says))
			fail_msg("case %zu says: %s", i, e.message);
	}
	buf_release(&text);
}

static struct audit_field text_field(const char *text)
{
	return (struct audit_field){ .is_null = !text, .text = text, .len = text ? strlen(text) : 0 };
}

/* A missing text and an empty one are two things, in the digest as in the file. */
static void what_is_written_reads_back(void **state)
{
	static const unsigned char nothing[AUDIT_HASH_SIZE];
	static const char *const texts[] = { NULL, "", "a", "\"\\\n\x01", "\xc3\xa9 \xf0\x9f\x91\xaa" };
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct audit_fields fields;
		struct archive_check check;
		struct buf line = BUF_INIT;
		struct err e = ERR_INIT;
		unsigned char hash[AUDIT_HASH_SIZE];
		for (int c = 0; c < AUDIT_COLUMN_COUNT; c++)
			fields.at[c] = audit_column_is_number[c]
					       ? (struct audit_field){ .is_integer = true, .is_null = !i, .integer = INT64_MAX }
					       : text_field(texts[i]);
		audit_digest(1, nothing, &fields, hash);
		archive_line(1, nothing, hash, &fields, &line);
		archive_begin(&check);
		if (!archive_add(&check, line.data, line.len - 1, &e))
			fail_msg("%s: %s", line.data, e.message);
		assert_memory_equal(check.hash, hash, sizeof(hash));
		buf_release(&line);
	}
}

/* ---- anchors ------------------------------------------------------------------------- */

static void anchors_of_earlier_still_read(void **state)
{
	struct buf text = BUF_INIT, key_text = BUF_INIT, again = BUF_INIT;
	struct audit_anchor first, second;
	unsigned char key[ANCHOR_KEY_SIZE];
	(void)state;
	read_all("tests/data/trail/anchors", &text);
	read_all("tests/data/trail/key", &key_text);
	assert_true(anchor_key_read(key_text.data, key));
	assert_true(anchor_read(text.data, &first));
	assert_true(anchor_read(strchr(text.data, '\n') + 1, &second));
	assert_int_equal(first.seq, 12);
	assert_null(first.signature);
	assert_false(anchor_is_signed_by(&first, key));
	assert_int_equal(second.seq, 21);
	assert_true(anchor_is_signed_by(&second, key));
	anchor_line(&first, &again);
	buf_add_char(&again, '\n');
	anchor_line(&second, &again);
	buf_add_char(&again, '\n');
	assert_string_equal(again.data, text.data);
	anchor_release(&first);
	anchor_release(&second);
	buf_release(&text);
	buf_release(&key_text);
	buf_release(&again);
}

static void every_forged_anchor_is_found(void **state)
{
	struct buf text = BUF_INIT, key_text = BUF_INIT;
	unsigned char key[ANCHOR_KEY_SIZE];
	int read = 0;
	(void)state;
	read_all("tests/data/trail/anchors", &text);
	read_all("tests/data/trail/key", &key_text);
	assert_true(anchor_key_read(strrchr(key_text.data, ' ') + 1, key));
	char *line = strchr(text.data, '\n') + 1;
	size_t len = strlen(line) - 1;
	for (int i = 0; i < FLIPS; i++) {
		struct audit_anchor a;
		size_t at = draw(len), bit = draw(7);
		line[at] = (char)(line[at] ^ (1 << bit));
		if (anchor_read(line, &a)) {
			if (anchor_is_signed_by(&a, key))
				fail_msg("bit %zu of byte %zu was flipped, and it is still signed", bit, at);
			anchor_release(&a);
			read++;
		}
		line[at] = (char)(line[at] ^ (1 << bit));
	}
	assert_true(read > FLIPS / 4);
	buf_release(&text);
	buf_release(&key_text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(archives_of_earlier_still_check),
		cmocka_unit_test(every_flipped_bit_is_found),
		cmocka_unit_test(what_differs_is_said),
		cmocka_unit_test(what_is_written_reads_back),
		cmocka_unit_test(anchors_of_earlier_still_read),
		cmocka_unit_test(every_forged_anchor_is_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
