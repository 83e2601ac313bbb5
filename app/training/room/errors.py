"""What can go wrong in a room, for a caller to tell apart."""


class RoomError(Exception):
    """Any fault of a room."""


class NoRoomError(RoomError):
    """There is no such room: never begun, ended, or its time is up."""


class NotInRoomError(RoomError):
    """Whoever asks has not joined, has left, or their room has ended."""


class RoomFullError(RoomError):
    """As many have joined as a room can hold."""


class RoomShutError(RoomError):
    """Who leads the room lets nobody else in."""


class RoomsFullError(RoomError):
    """So many rooms are open that no short code is left to be found."""


class StepClosedError(RoomError):
    """The room has gone on: what was answered is not asked any more."""
