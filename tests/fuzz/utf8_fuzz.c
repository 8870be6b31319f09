/* Whatever bytes come in, what the gate lets out is clean, and walking, folding and wrapping it hold
 * together. */
#include <locale.h>

#include "famctx/base/buf.h"
#include "famctx/text/ascii.h"
#include "famctx/text/fold.h"
#include "famctx/text/sanitise.h"
#include "famctx/text/utf8.h"
#include "famctx/text/width.h"
#include "famctx/text/wrap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds, const char *what)
{
	if (!holds)
		BUG(what);
}

static void gate_holds(const char *bytes, size_t len, unsigned flags)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;
	struct sanitise_report first = SANITISE_REPORT_NONE, second = SANITISE_REPORT_NONE;

	sanitise_bytes(&once, bytes, len, flags, &first);
	must(utf8_valid(once.data, once.len), "the gate let bad bytes out");
	for (size_t i = 0; i < once.len; i++)
		must((unsigned char)once.data[i] >= ' ' || (once.data[i] == '\n' && flags & SANITISE_LINES),
		     "the gate let a control out");
	sanitise_bytes(&twice, once.data, once.len, flags, &second);
	must(once.len == twice.len && memcmp(once.data, twice.data, once.len) == 0,
	     "the gate changed clean text");
	must(!sanitise_changed(&second), "the gate reports changes in clean text");
	must(sanitise_is_clean(once.data, once.len, flags), "clean text is called unclean");
	buf_release(&once);
	buf_release(&twice);
}

static void clusters_hold(const char *bytes, size_t len)
{
	size_t n = 0;

	/* Going back costs more the longer the text is. */
	if (len > 512)
		len = 512;
	for (size_t at = len; at > 0; n++) {
		size_t before = utf8_previous_cluster(bytes, len, at);
		must(before < at && utf8_next_cluster(bytes, len, before) == at,
		     "clusters differ going back");
		at = before;
	}
	must(n == utf8_count(bytes, len), "clusters are miscounted");
}

static void lines_hold(const char *bytes, size_t len, int columns)
{
	struct wrap w = wrap_bytes(bytes, len, columns);
	struct wrap_line line;
	size_t expected = 0;

	while (wrap_next(&w, &line)) {
		must(line.start == expected && line.start + line.len <= line.next && line.next <= len,
		     "lines do not join");
		must(width_fit(bytes + line.start, line.len, columns) == line.len ||
		             utf8_next_cluster(bytes, len, line.start) >= line.start + line.len,
		     "a line is too wide");
		expected = line.next;
	}
	must(expected == len, "lines are missing");
}

static void keys_hold(const char *bytes, size_t len)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;

	fold_bytes(&once, bytes, len);
	must(utf8_valid(once.data, once.len), "a key has bad bytes");
	must(!once.len || (once.data[0] != ' ' && once.data[once.len - 1] != ' '), "a key ends in a space");
	must(!strstr(once.data, "  "), "a key has two spaces");
	fold_bytes(&twice, once.data, once.len);
	must(strcmp(once.data, twice.data) == 0, "folding a key changed it");
	buf_release(&once);
	buf_release(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf text = BUF_INIT, out = BUF_INIT;

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 0;
	buf_add(&text, (const char *)data, size);
	gate_holds(text.data, size, SANITISE_LINE);
	gate_holds(text.data, size, SANITISE_LINES);
	gate_holds(text.data, size, SANITISE_ASCII | SANITISE_LINES);
	clusters_hold(text.data, size);
	keys_hold(text.data, size);
	sanitise_csv_cell(&out, text.data);
	sanitise_file_name(&out, text.data);
	buf_clear(&out);
	sanitise_bytes(&out, text.data, size, SANITISE_LINES, NULL);
	lines_hold(out.data, out.len, size ? data[0] % 20 + 1 : 1);
	buf_release(&text);
	buf_release(&out);
	return 0;
}
