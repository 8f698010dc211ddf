using System.Numerics;
using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Programs.Results;

namespace Windtunnel.Kernel.Programs.Running;

/// <summary>Notes where some requests spend their time, hop by hop, and sums that up by how long they took in all.</summary>
internal sealed class TraceBook
{
    // Two bands to each doubling of the latency: fine enough to tell p99 from p50, few enough to fill.
    private const int Bands = 128;
    private const int HopsMax = 256;

    private readonly int _every;
    private readonly int _stepCount;
    private readonly OpenTrace[] _open;
    private readonly Stack<int> _free;
    private readonly SortedDictionary<(int Program, int Band), TraceBand> _bands = [];
    private int _serial;

    public TraceBook(int stepCount, RunOptions options)
    {
        _every = options.TraceEvery;
        _stepCount = stepCount;
        int open = _every > 0 ? options.TracesOpenMax : 0;
        _open = new OpenTrace[open];
        _free = new Stack<int>(Enumerable.Range(0, open).Reverse());
    }

    public IReadOnlyCollection<TraceBand> Collected => _bands.Values;

    /// <summary>Whether so many more may be opened that nobody has to go without.</summary>
    public bool HasRoom => _free.Count * 2 >= _open.Length;

    /// <summary>Whether the request that arrived last in a program is to be traced.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Wants(ProgramState program) => program.Arrived >= program.TracedAt && WantsThis(program);

    /// <summary>Opens a trace.</summary>
    /// <returns>Its serial number, or −1 when as many are open as may be.</returns>
    public int Open()
    {
        if (!_free.TryPop(out int place))
        {
            return -1;
        }

        // The serial number tells the trace from later ones at the same place, to which an orphan might still want to write.
        _serial = (_serial + 1) % (int.MaxValue / _open.Length);
        ref OpenTrace trace = ref _open[place];
        trace.Serial = (_serial * _open.Length) + place;
        trace.Hops ??= new TraceHop[HopsMax];
        trace.Count = 0;
        return trace.Serial;
    }

    public void Note(int serial, TraceHop hop)
    {
        ref OpenTrace trace = ref _open[serial % _open.Length];
        if (trace.Serial == serial && trace.Count < HopsMax)
        {
            trace.Hops[trace.Count++] = hop;
        }
    }

    public void Close(int serial, int program, long start, long latency)
    {
        ref OpenTrace trace = ref _open[serial % _open.Length];
        int band = BandOf(latency);
        if (!_bands.TryGetValue((program, band), out TraceBand? sums))
        {
            sums = new TraceBand(program, LowestOf(band), LowestOf(band + 1) - 1, _stepCount);
            _bands.Add((program, band), sums);
        }

        sums.Add(start, latency, trace.Hops.AsSpan(0, trace.Count));
        Drop(serial);
    }

    public void Drop(int serial)
    {
        int place = serial % _open.Length;
        _open[place].Serial = -1;
        _free.Push(place);
    }

    public void Reset() => _bands.Clear();

    private bool WantsThis(ProgramState program)
    {
        if (_every == 0)
        {
            program.TracedAt = long.MaxValue;
            return false;
        }

        long since = program.Arrived % _every;
        program.TracedAt = program.Arrived - since + _every;
        return since == 0;
    }

    private static int BandOf(long latency)
    {
        int log = BitOperations.Log2((ulong)latency | 2);
        return Math.Min(Bands - 2, (2 * log) + (int)((latency >> (log - 1)) & 1));
    }

    private static long LowestOf(int band) => (2L + (band & 1)) << Math.Max(0, (band >> 1) - 1);

    private struct OpenTrace
    {
        public int Serial;
        public int Count;
        public TraceHop[] Hops;
    }
}
