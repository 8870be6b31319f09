#!/usr/bin/env python3
"""Holds a document of `famctx --json` to its contract: contract.py find|show|sources < document.

Prints each breach on a line of its own, and nothing when there is none. Keys may be added, so what the
contract does not name is only looked through for empty texts.
"""
import json
import re
import sys

STATES = 'open closed held possible no_record outside_age not_shared late'.split()
FRESHNESS = 'up_to_date recent getting_old old late not_known'.split()
DATE = re.compile(r'\d{4}(-\d\d(-\d\d)?)?$')

breaches = []


def breach(path, words):
    breaches.append(f'{path}: {words}')


def text(value, path):
    if not isinstance(value, str) or not value:
        breach(path, f'{value!r} is no text')


def date(value, path):
    if not isinstance(value, str) or not DATE.match(value):
        breach(path, f'{value!r} is no ISO date')


def day(value, path):
    date(value, path)
    if isinstance(value, str) and len(value) != 10:
        breach(path, f'{value!r} is no whole date')


def number(value, path):
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        breach(path, f'{value!r} is no count')


def flag(value, path):
    if not isinstance(value, bool):
        breach(path, f'{value!r} is neither true nor false')


def or_null(check):
    return lambda value, path: value is None or check(value, path)


def one_of(words):
    def check(value, path):
        if value not in words:
            breach(path, f'{value!r} is none of {" ".join(words)}')
    return check


def each(check):
    def walk(value, path):
        if not isinstance(value, list):
            breach(path, 'is no list')
            return
        for i, item in enumerate(value):
            check(item, f'{path}[{i}]')
    return walk


def has(**keys):
    def check(value, path):
        if not isinstance(value, dict):
            breach(path, 'is no object')
            return
        for key, inner in keys.items():
            if key in value:
                inner(value[key], f'{path}.{key}')
            else:
                breach(path, f'has no key {key}')
    return check


def states_by_service(value, path):
    if not isinstance(value, dict):
        breach(path, 'is no object')
        return
    for service, state in value.items():
        text(service, path)
        one_of(STATES)(state, f'{path}.{service}')


AGES = has(**{'from': or_null(number), 'to': or_null(number)})
CONTACT = or_null(has(name=or_null(text), role=or_null(text), organisation=or_null(text), phone=or_null(text),
                      email=or_null(text)))
REASON = has(field=text, verdict=text, detail=or_null(text))
SCOPE = each(has(**{'source': text, 'service': or_null(text), 'freshness': one_of(FRESHNESS), 'copied': or_null(date),
                    'from': or_null(date), 'to': or_null(date), 'areas': each(text)}))

FIND = has(query=text, at=day, scope=SCOPE, total=number, total_at_least=flag, more=number, role_note=or_null(text),
           results=each(has(person=text, case_id=or_null(text), family_name=or_null(text), first_name=or_null(text),
                            born=or_null(date), age=or_null(number), sex=or_null(text), address=or_null(text),
                            band=one_of(['strong', 'possible', 'weak']), why=each(REASON), against=each(REASON),
                            services=states_by_service)))

DETAIL = has(label=text, value=or_null(text), state=one_of(['given', 'none_in_period', 'not_supplied']),
             meaning=or_null(text), challenged=flag)
INVOLVEMENT = has(**{'state': one_of(STATES), 'from': or_null(date), 'to': or_null(date), 'last_contact': or_null(date),
                     'contact': CONTACT, 'details': each(DETAIL), 'more': number})
SERVICE = has(service=text, source=text, state=one_of(STATES), sentence=text, freshness=one_of(FRESHNESS),
              last_contact=or_null(date), updated=or_null(date), copied=or_null(date), challenged=each(text),
              scope=has(**{'from': or_null(date), 'to': or_null(date), 'areas': each(text), 'covers': or_null(text),
                           'not_covered': or_null(text), 'ages': AGES}),
              involvements=each(INVOLVEMENT))
PERSON = has(person=text, case_id=or_null(text), born=or_null(date), age=or_null(number), sex=or_null(text),
             names=each(has(family_name=or_null(text), first_name=or_null(text), kind=text, source=text)),
             addresses=each(has(address=text, source=text, date=or_null(date))), warnings=each(has(text=text)))
SHOW = has(at=day, person=PERSON, role_note=or_null(text), services=each(SERVICE),
           family=each(has(person=text, name=text, age=or_null(number), relation=or_null(text), source=text,
                           date=or_null(date), services=states_by_service)),
           household=each(has(person=text, name=text)), possible=each(has(source=text)),
           join=each(has(source=text, record=text, basis=text, band=text, checked_by=or_null(text))),
           challenges=each(has(reference=text, on=text, type=text, state=text, raised=date, due=or_null(date))))

SOURCES = has(at=day, sources=each(has(source=text, title=text, service=or_null(text), freshness=one_of(FRESHNESS),
                                       copied=or_null(date))))


def no_empty_text(value, path):
    """Missing values are null, whatever the key."""
    if isinstance(value, dict):
        for key, inner in value.items():
            no_empty_text(inner, f'{path}.{key}')
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            no_empty_text(inner, f'{path}[{i}]')
    elif isinstance(value, str) and value.strip().lower() in ('', 'null', 'none', 'nan'):
        breach(path, f'{value!r} stands for nothing and is not null')


def main():
    document = json.load(sys.stdin)
    {'find': FIND, 'show': SHOW, 'sources': SOURCES}[sys.argv[1]](document, sys.argv[1])
    no_empty_text(document, sys.argv[1])
    print('\n'.join(breaches[:20]))


main()
