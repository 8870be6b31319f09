#include "manifest_check.h"

#include "famctx/intake/target.h"

/* ---- one column */

static void check_target(const struct manifest_checking *c, const struct manifest_file *f,
			 const struct manifest_column *col)
{
	if (!col->to)
		return;
	if (col->target < 0) {
		const char *nearest = target_nearest(col->to);
		check_error(c, col->at, _("column '%s': there is no target '%s'%s%s%s"), col->column, col->to,
			    nearest ? _("; did you mean '") : "", nearest ? nearest : "", nearest ? _("'?") : "");
	} else if (f->holds >= 0 && !(target_list[col->target].holds & 1u << f->holds)) {
		check_error(c, col->at, _("column '%s': %s cannot stand in a file that holds %s"), col->column, col->to,
			    holds_codes[f->holds]);
	}
}

static void allow(const struct manifest_checking *c, const struct manifest_column *col, const char *key, bool given,
		  bool allowed)
{
	if (given && !allowed)
		check_error(c, col->at, _("column '%s': '%s' has no meaning for %s"), col->column, key, col->to);
}

static void check_options(const struct manifest_checking *c, const struct manifest_column *col)
{
	int t = col->target;
	bool fact = t == TARGET_DETAIL || t == TARGET_PART;
	bool status = t == TARGET_STATUS;
	bool date = target_list[t].flags & TARGET_IS_DATE;
	allow(c, col, "values", col->values_count, fact || t == TARGET_SEX || t == TARGET_RELATION);
	allow(c, col, "open", col->open_count, status);
	allow(c, col, "closed", col->closed_count, status);
	allow(c, col, "none", col->none_count, status);
	allow(c, col, "none_when", col->none_when_count, t == TARGET_DETAIL);
	allow(c, col, "dates", col->dates_count, date || fact);
	allow(c, col, "order", col->order >= 0, t == TARGET_FULL_NAME);
	allow(c, col, "most_shown", col->most_shown != INTEGER_NONE, t == TARGET_DETAIL);
	allow(c, col, "meaning", col->meaning, fact);
	allow(c, col, "sensitive", col->sensitive, fact);
	if ((target_list[t].flags & TARGET_LABELLED) && !col->label)
		check_error(c, col->at, _("column '%s': a %s needs a 'label', which is what people read"), col->column,
			    col->to);
	if (t == TARGET_FULL_NAME && col->order < 0)
		check_error(c, col->at, _("column '%s': 'order' must say first-last or last-first"), col->column);
}

static bool in_list(char **words, size_t count, const char *word)
{
	bool found = false;
	for (size_t i = 0; i < count; i++)
		found = found || (words[i] && !strcmp(words[i], word));
	return found;
}

static void check_status(const struct manifest_checking *c, const struct manifest_column *col)
{
	if (!col->open_count && !col->closed_count)
		check_error(c, col->at, _("column '%s': 'open' and 'closed' must list the feed's words for them"),
			    col->column);
	for (size_t i = 0; i < col->open_count; i++)
		if (in_list(col->closed, col->closed_count, col->open[i]) || in_list(col->none, col->none_count, col->open[i]))
			check_error(c, col->at, _("column '%s': the word '%s' means two things"), col->column, col->open[i]);
	for (size_t i = 0; i < col->closed_count; i++)
		if (in_list(col->none, col->none_count, col->closed[i]))
			check_error(c, col->at, _("column '%s': the word '%s' means two things"), col->column, col->closed[i]);
}

static void check_twice(const struct manifest_checking *c, const struct manifest_file *f, size_t at)
{
	const struct manifest_column *col = &f->columns[at];
	for (size_t i = 0; i < at; i++) {
		if (col->target >= 0 && f->columns[i].target == col->target &&
		    !(target_list[col->target].flags & TARGET_REPEATS)) {
			check_error(c, col->at, _("column '%s' goes to %s, and so does '%s'; only one can"), col->column,
				    col->to, f->columns[i].column);
			return;
		}
	}
	if (in_list(f->ignore, f->ignore_count, col->column))
		check_error(c, col->at, _("column '%s' stands under both 'columns' and 'ignore'"), col->column);
}

static void check_column(const struct manifest_checking *c, const struct manifest_file *f, size_t at)
{
	const struct manifest_column *col = &f->columns[at];
	check_target(c, f, col);
	check_twice(c, f, at);
	check_date_formats(c, col->at, col->dates, col->dates_count);
	if (col->target < 0)
		return;
	check_options(c, col);
	if (col->target == TARGET_STATUS)
		check_status(c, col);
}

/* ---- values for every row */

static bool may_be_fixed(int target)
{
	return (target_list[target].flags & TARGET_CONTACT) || target == TARGET_STATUS || target == TARGET_AREA ||
	       target == TARGET_RELATION;
}

static bool column_goes_to(const struct manifest_file *f, int target)
{
	bool goes = false;
	for (size_t i = 0; i < f->columns_count; i++)
		goes = goes || f->columns[i].target == target;
	return goes;
}

static void check_fixed(const struct manifest_checking *c, const struct manifest_file *f,
			const struct manifest_pair *fixed)
{
	int target = fixed->from ? target_find(fixed->from) : -1;
	if (target < 0)
		check_error(c, fixed->at, _("'fixed': there is no target '%s'"), fixed->from ? fixed->from : "");
	else if (!may_be_fixed(target))
		check_error(c, fixed->at, _("'fixed': %s cannot be the same on every row"), fixed->from);
	else if (!(target_list[target].flags & TARGET_CONTACT) && column_goes_to(f, target))
		check_error(c, fixed->at, _("%s is both fixed and mapped to a column; keep one of them"), fixed->from);
	else if (target == TARGET_STATUS && fixed->to && strcmp(fixed->to, "open") && strcmp(fixed->to, "closed"))
		check_error(c, fixed->at, _("'fixed': status must be open or closed; found '%s'"), fixed->to);
}

/* ---- what a file must have */

/* A column whose target is misspelt may be the one that says it. */
static bool says_who(const struct manifest_file *f)
{
	return column_goes_to(f, -1) || manifest_maps(f, TARGET_REGISTER_ID) || manifest_maps(f, TARGET_NHS_NUMBER) ||
	       manifest_maps(f, TARGET_FAMILY_NAME) || manifest_maps(f, TARGET_FULL_NAME);
}

static void need(const struct manifest_checking *c, const struct manifest_file *f, int target)
{
	if (!manifest_maps(f, target))
		check_error(c, f->at, _("a file that holds %s needs a column that goes to %s"), holds_codes[f->holds],
			    target_list[target].name);
}

/* The rows a file of details belongs to: the first other kind of file. */
static const struct manifest_file *parent_of(const struct manifest *m)
{
	for (size_t i = 0; i < m->files_count; i++)
		if (m->files[i].holds == HOLDS_INVOLVEMENTS || m->files[i].holds == HOLDS_PEOPLE)
			return &m->files[i];
	return NULL;
}

static void check_link(const struct manifest_checking *c, const struct manifest_file *f,
		       const struct manifest_pair *link)
{
	const struct manifest_column *here = manifest_column_of(f, link->from ? link->from : "");
	const struct manifest_file *parent = parent_of(c->m);
	if (!here || here->target != TARGET_LINK)
		check_error(c, link->at, _("'linked_by' names the column '%s', which does not go to link"),
			    link->from ? link->from : "");
	if (!link->to || !parent)
		return;
	int target = target_find(link->to);
	if (!manifest_column_of(parent, link->to) && !(target >= 0 && manifest_maps(parent, target)))
		check_error(c, link->at, _("'linked_by' links to '%s', which is neither a column nor a target of %s"), link->to,
			    parent->file ? parent->file : _("the file it belongs to"));
}

static void check_item(const struct manifest_checking *c, const struct manifest_file *f)
{
	const struct manifest_item *item = &f->item;
	bool parts = manifest_maps(f, TARGET_PART);
	if (parts && !item->at.line)
		check_error(c, f->at, _("columns go to part, but 'item' does not say what each row is"));
	if (!parts && item->at.line)
		check_error(c, item->at, _("'item' is given, but no column goes to part"));
	if (item->newest_first_by) {
		const struct manifest_column *by = manifest_column_of(f, item->newest_first_by);
		if (!by || by->target != TARGET_PART)
			check_error(c, item->at, _("'newest_first_by' names '%s', which is no column that goes to part"),
				    item->newest_first_by);
		else if (!by->dates_count)
			check_error(c, by->at, _("column '%s' orders the items, so 'dates' must say how its dates are written"),
				    by->column);
	}
}

static void check_details(const struct manifest_checking *c, const struct manifest_file *f)
{
	if (!f->linked_by_count)
		check_error(c, f->at, _("a file that holds details needs 'linked_by', which says whose they are"));
	for (size_t i = 0; i < f->linked_by_count; i++)
		check_link(c, f, &f->linked_by[i]);
	for (size_t i = 0; i < f->columns_count; i++) {
		bool linked = false;
		for (size_t j = 0; j < f->linked_by_count; j++)
			linked = linked || (f->linked_by[j].from && !strcmp(f->linked_by[j].from, f->columns[i].column));
		if (f->columns[i].target == TARGET_LINK && !linked && f->linked_by_count)
			check_error(c, f->columns[i].at, _("column '%s' goes to link but stands not in 'linked_by'"),
				    f->columns[i].column);
	}
	check_item(c, f);
}

static void check_people(const struct manifest_checking *c, const struct manifest_file *f)
{
	if (!says_who(f))
		check_error(c, f->at, _("nothing says whom a row is about; map register_id, nhs_number or a name"));
	if (manifest_maps(f, TARGET_FULL_NAME) &&
	    (manifest_maps(f, TARGET_FAMILY_NAME) || manifest_maps(f, TARGET_FIRST_NAME)))
		check_error(c, f->at, _("full_name cannot stand beside family_name or first_name"));
	if (manifest_maps(f, TARGET_ADDRESS) && manifest_maps(f, TARGET_ADDRESS_LINE))
		check_error(c, f->at, _("address cannot stand beside address_line"));
	if (manifest_maps(f, TARGET_WARNING_REVIEW) && !manifest_maps(f, TARGET_WARNING))
		check_error(c, f->at, _("warning_review needs a column that goes to warning"));
	if (manifest_maps(f, TARGET_PREVIOUS_POSTCODE) && !manifest_maps(f, TARGET_PREVIOUS_ADDRESS))
		check_error(c, f->at, _("previous_postcode needs a column that goes to previous_address"));
	if (f->open_without_end && (!manifest_maps(f, TARGET_TO) || manifest_maps(f, TARGET_STATUS)))
		check_error(c, f->at, _("'open_without_end' needs a column that goes to the target to, and none that goes "
					"to status"));
}

static void check_held(const struct manifest_checking *c, const struct manifest_file *f)
{
	if (f->holds == HOLDS_DETAILS)
		check_details(c, f);
	else if (f->linked_by_count || f->item.at.line)
		check_error(c, f->at, _("'linked_by' and 'item' belong to a file that holds details"));
	if (f->holds == HOLDS_PEOPLE || f->holds == HOLDS_INVOLVEMENTS)
		check_people(c, f);
	if (f->holds == HOLDS_RELATIONSHIPS) {
		need(c, f, TARGET_REGISTER_ID);
		need(c, f, TARGET_RELATED_ID);
		need(c, f, TARGET_RELATION);
	}
}

void check_file_entry(const struct manifest_checking *c, const struct manifest_file *f)
{
	check_format(c, &f->format);
	for (size_t i = 0; i < f->columns_count; i++)
		check_column(c, f, i);
	for (size_t i = 0; i < f->fixed_count; i++)
		check_fixed(c, f, &f->fixed[i]);
	for (size_t i = 0; i < f->key_count; i++)
		if (!manifest_column_of(f, f->key[i]))
			check_error(c, f->at, _("the key column '%s' does not stand under 'columns'"), f->key[i]);
	for (size_t i = 0; i < f->ignore_count; i++)
		if (in_list(f->ignore, i, f->ignore[i]))
			check_error(c, f->at, _("column '%s' stands twice under 'ignore'"), f->ignore[i]);
	if (f->holds >= 0)
		check_held(c, f);
}
