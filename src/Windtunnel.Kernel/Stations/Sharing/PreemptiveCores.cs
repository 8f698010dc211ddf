namespace Windtunnel.Kernel.Stations.Sharing;

/// <summary>Cores that the most urgent requests always have: whoever comes and is more urgent takes the core of the least urgent, which goes on later where it was.</summary>
/// <remarks>Preemptive resume. Of equally urgent requests whoever came first is served first, so it is the latest of the least urgent that is interrupted.</remarks>
internal sealed class PreemptiveCores(int cores) : SharedCores(cores)
{
    private readonly JobHeap _waiting = new();

    // Those that have a core, in no order, with what is left of their service. An instance has few cores, so looking through all of them is good enough.
    private SharedJob[] _served = new SharedJob[4];
    private long[] _left = new long[4];
    private int _busy;

    public override int Count => _busy + _waiting.Count;

    public override long WorkAttained
    {
        get
        {
            long sum = 0;
            for (int i = 0; i < _busy; i++)
            {
                sum += _served[i].Work - _left[i];
            }

            foreach (ref readonly SharedJob job in _waiting.All)
            {
                sum += job.Work - job.Left;
            }

            return sum;
        }
    }

    protected override void Add(in SharedJob job)
    {
        if (_busy < Cores)
        {
            Serve(job);
            return;
        }

        int last = 0;
        for (int i = 1; i < _busy; i++)
        {
            last = _served[last].IsBefore(_served[i]) ? i : last;
        }

        if (!job.IsBefore(_served[last]))
        {
            _waiting.Add(job);
            return;
        }

        _waiting.Add(_served[last] with { Left = _left[last] });
        (_served[last], _left[last]) = (job, job.Left);
    }

    protected override SharedJob Take()
    {
        int first = First();
        SharedJob done = _served[first];
        (_served[first], _left[first]) = (_served[--_busy], _left[_busy]);
        if (_waiting.Count > 0)
        {
            Serve(_waiting.Take());
        }

        return done;
    }

    protected override void Forget()
    {
        _busy = 0;
        _waiting.Clear();
    }

    protected override void Work(long passed)
    {
        for (int i = 0; i < _busy; i++)
        {
            _left[i] -= passed;
        }
    }

    protected override long Remaining() => _left[First()];

    // Whoever is done first; of several at once the most urgent.
    private int First()
    {
        int first = 0;
        for (int i = 1; i < _busy; i++)
        {
            bool isFirst = _left[i] < _left[first] || (_left[i] == _left[first] && _served[i].IsBefore(_served[first]));
            first = isFirst ? i : first;
        }

        return first;
    }

    private void Serve(in SharedJob job)
    {
        if (_busy == _served.Length)
        {
            Array.Resize(ref _served, _busy * 2);
            Array.Resize(ref _left, _busy * 2);
        }

        (_served[_busy], _left[_busy]) = (job, job.Left);
        _busy++;
    }
}
