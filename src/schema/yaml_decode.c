#include "famctx/schema/yaml.h"

#include <errno.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/text/date.h"
#include "member.h"
#include "suggest.h"
#include "yaml_tree.h"

static const struct node *node_at(const struct tree *t, uint32_t number)
{
	return &t->nodes[number];
}

static const struct node *value_of(const struct tree *t, const struct node *key)
{
	return &t->nodes[key->next];
}

/* ---- saying what is wrong ---- */

static void describe(const struct tree *t, const struct node *n, const struct field *f, struct buf *out)
{
	if (n->kind == NODE_LIST)
		buf_add_text(out, _("a list"));
	else if (n->kind == NODE_MAPPING)
		buf_add_text(out, _("a group of keys"));
	else if (f->flags & SENSITIVE)
		buf_add_text(out, _("something else"));
	else
		buf_printf(out, "'%.60s'", tree_text(t, n));
}
