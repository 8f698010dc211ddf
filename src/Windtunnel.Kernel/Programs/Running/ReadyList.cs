namespace Windtunnel.Kernel.Programs.Running;

/// <summary>Requests that go on at this very moment, in the order in which they could: woken without an event and without recursion.</summary>
internal sealed class ReadyList
{
    private int[] _slots = new int[16];
    private int _head;

    public int Count { get; private set; }

    public void Add(int slot)
    {
        if (Count == _slots.Length)
        {
            Grow();
        }

        _slots[(_head + Count++) & (_slots.Length - 1)] = slot;
    }

    public int Take()
    {
        int slot = _slots[_head];
        _head = (_head + 1) & (_slots.Length - 1);
        Count--;
        return slot;
    }

    private void Grow()
    {
        var larger = new int[_slots.Length * 2];
        for (int i = 0; i < Count; i++)
        {
            larger[i] = _slots[(_head + i) & (_slots.Length - 1)];
        }

        (_slots, _head) = (larger, 0);
    }
}
