namespace Windtunnel.Kernel.Stations.Sharing;

/// <summary>Jobs in order of key and sequence: a binary heap.</summary>
internal sealed class JobHeap
{
    private SharedJob[] _jobs = new SharedJob[4];

    public int Count { get; private set; }

    public ref readonly SharedJob First => ref _jobs[0];

    public ReadOnlySpan<SharedJob> All => _jobs.AsSpan(0, Count);

    public void Add(in SharedJob job)
    {
        if (Count == _jobs.Length)
        {
            Array.Resize(ref _jobs, Count * 2);
        }

        int i = Count++;
        while (i > 0 && job.IsBefore(_jobs[(i - 1) / 2]))
        {
            _jobs[i] = _jobs[(i - 1) / 2];
            i = (i - 1) / 2;
        }

        _jobs[i] = job;
    }

    public SharedJob Take()
    {
        SharedJob first = _jobs[0];
        SharedJob last = _jobs[--Count];
        int i = 0;
        while ((2 * i) + 1 < Count)
        {
            int child = (2 * i) + 1;
            child += child + 1 < Count && _jobs[child + 1].IsBefore(_jobs[child]) ? 1 : 0;
            if (!_jobs[child].IsBefore(last))
            {
                break;
            }

            _jobs[i] = _jobs[child];
            i = child;
        }

        _jobs[i] = last;
        return first;
    }

    public void Clear() => Count = 0;
}
