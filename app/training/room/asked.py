"""What every phone, wall and desk asks again and again.

Putting a statement together takes as long as asking it, so these are put together once.
"""

from sqlalchemy import bindparam, func, select

from app.training.room import tables

_room, _person, _answer = tables.room.c, tables.person.c, tables.answer.c
_OPEN = _room.ends > bindparam("now", type_=_room.ends.type)
HERE = (
    select(_person.id.label("person_id"), tables.room)
    .select_from(tables.person.join(tables.room, _person.room_id == _room.id))
    .where(_person.token == bindparam("token"), _OPEN)
)
LED = select(tables.room).where(_room.leader == bindparam("it"), _OPEN)
CODED = select(tables.room).where(_room.code == bindparam("it"), _OPEN)
COUNTS = select(
    select(func.count())
    .where(_answer.room_id == bindparam("room"), _answer.step == bindparam("step"))
    .where(_answer.judged != "")
    .scalar_subquery()
    .label("done"),
    select(func.count())
    .where(_person.room_id == bindparam("room"))
    .scalar_subquery()
    .label("people"),
)
