using System.Runtime.CompilerServices;

namespace Windtunnel.Kernel.Events;

/// <summary>The few events that happen next, sorted.</summary>
/// <remarks>A new event always has the highest sequence number, so it goes behind all events of its time and sequence numbers need no comparing.</remarks>
internal sealed class NearList
{
    private Event[] _events = new Event[512];
    private int _head = 128;
    private int _end = 128;

    public int Count => _end - _head;

    public Event First => _events[_head];

    public long FirstTime => _head < _end ? _events[_head].Time : long.MaxValue;

    public Event Take() => _events[_head++];

    public void Clear() => _head = _end = 128;

    public void Insert(Event added)
    {
        int place = UpperBound(added.Time);
        if (_head > 0 && (place - _head < _end - place || _end == _events.Length))
        {
            Array.Copy(_events, _head, _events, _head - 1, place - _head);
            _head--;
            _events[place - 1] = added;
            return;
        }

        if (_end == _events.Length)
        {
            Array.Resize(ref _events, _events.Length * 2);
        }

        Array.Copy(_events, place, _events, place + 1, _end - place);
        _end++;
        _events[place] = added;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int UpperBound(long time)
    {
        int low = _head;
        int length = _end - _head;
        while (length > 0)
        {
            int half = length >> 1;
            if (_events[low + half].Time <= time)
            {
                low += half + 1;
                length -= half + 1;
            }
            else
            {
                length = half;
            }
        }

        return low;
    }
}
