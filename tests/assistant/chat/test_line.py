from assistant.chat.line import Line, Ticket


def joined(line: Line) -> Ticket:
    ticket = line.join()
    assert ticket is not None
    return ticket


def test_so_many_are_answered_at_once_and_the_others_wait_in_order() -> None:
    line = Line(at_once=2, most_waiting=2)
    tickets = [joined(line) for _ in range(4)]
    assert [ticket.place for ticket in tickets] == [0, 0, 1, 2]
    assert line.join() is None


def test_when_one_leaves_the_next_begins() -> None:
    line = Line(at_once=1, most_waiting=3)
    first, second, third = (joined(line) for _ in range(3))
    with first:
        assert second.place == 1
    assert (second.place, third.place) == (0, 1)


def test_one_who_gives_up_waiting_makes_room_and_may_leave_twice() -> None:
    line = Line(at_once=1, most_waiting=1)
    joined(line)
    waiting = joined(line)
    line.leave(waiting)
    line.leave(waiting)
    assert joined(line).place == 1
