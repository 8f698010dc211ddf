using System.Runtime.CompilerServices;

namespace Windtunnel.Kernel.Programs.Running;

/// <summary>Records of one kind by index, the one given back last reused first. It doubles when full, so references do not outlive a rent.</summary>
internal sealed class Pool<T>
    where T : struct
{
    private T[] _items = new T[16];
    private int[] _next = new int[16];
    private int _free = -1;
    private int _used;

    public int InUse { get; private set; }

    public int Capacity => _items.Length;

    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _items[index];
    }

    public int Rent()
    {
        InUse++;
        if (_free >= 0)
        {
            int index = _free;
            _free = _next[index];
            return index;
        }

        if (_used == _items.Length)
        {
            Array.Resize(ref _items, _used * 2);
            Array.Resize(ref _next, _used * 2);
        }

        return _used++;
    }

    public void Return(int index)
    {
        _next[index] = _free;
        _free = index;
        InUse--;
    }
}
