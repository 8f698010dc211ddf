namespace Windtunnel.Kernel.Stations.Lines;

/// <summary>Request slots in the order in which they came, taken from either end: a circular array that doubles when full.</summary>
internal sealed class SlotDeque
{
    private int[] _slots = new int[8];
    private int _first;

    public int Count { get; private set; }

    public int this[int index] => _slots[(_first + index) & (_slots.Length - 1)];

    public void Add(int slot)
    {
        if (Count == _slots.Length)
        {
            Grow();
        }

        _slots[(_first + Count++) & (_slots.Length - 1)] = slot;
    }

    public int TakeFirst()
    {
        int slot = _slots[_first];
        _first = (_first + 1) & (_slots.Length - 1);
        Count--;
        return slot;
    }

    public int TakeLast() => this[--Count];

    private void Grow()
    {
        var slots = new int[2 * _slots.Length];
        for (int i = 0; i < Count; i++)
        {
            slots[i] = this[i];
        }

        (_slots, _first) = (slots, 0);
    }
}
