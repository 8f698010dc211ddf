using Windtunnel.Kernel.Measures;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs.Running;

/// <summary>The time series of a run: what every group and cache did in each window.</summary>
internal sealed class WindowBook
{
    private readonly RunLayout _layout;
    private readonly (double Busy, double Present, double Held, double Admitted, double Serving)[] _open;
    private readonly (long Served, long Failed, long Time)[] _openCounts;
    private readonly (long Hits, long Misses)[] _openCaches;
    private readonly long _until;

    // Times at the cores of those whose service ended in the open window, by group; empty where nobody wants their percentiles.
    private readonly LatencyHistogram[] _times;
    private long _openedAt;
    private int _closed;

    public WindowBook(RunLayout layout, RunOptions options)
    {
        _layout = layout;
        Count = layout.Windows;
        Length = Count > 0 ? SimTime.FromSeconds(options.WindowSeconds) : 0;
        _until = SimTime.FromSeconds(options.UntilSeconds);
        _open = new (double, double, double, double, double)[layout.Groups.Length];
        _openCounts = new (long, long, long)[layout.Groups.Length];
        _openCaches = new (long, long)[layout.Caches.Length];
        _times = options.NotesGroupTimes && Count > 0 ? [.. layout.Groups.Select(_ => new LatencyHistogram())] : [];
        Groups = [.. layout.Groups.Select(_ => new GroupWindow[Count])];
        Caches = [.. layout.Caches.Select(_ => new CacheWindow[Count])];
    }

    public int Count { get; }

    public int Closed => _closed;

    public long Length { get; }

    public GroupWindow[][] Groups { get; }

    public CacheWindow[][] Caches { get; }

    /// <summary>Notes how long a request was at the cores of a group.</summary>
    public void NoteTime(int group, long time)
    {
        if (_times.Length > 0)
        {
            _times[group].Record(time);
        }
    }

    /// <summary>Carries everything up to now into the open window.</summary>
    public void Fold(long now)
    {
        for (int i = 0; i < _layout.Groups.Length; i++)
        {
            ref (double Busy, double Present, double Held, double Admitted, double Serving) sum = ref _open[i];
            foreach (InstanceState instance in _layout.Groups[i].Instances)
            {
                sum.Busy += instance.Busy.Fold(now);
                sum.Present += instance.Present.Fold(now);
                sum.Held += instance.Held.Fold(now);
                sum.Admitted += instance.Admitted.Fold(now);
            }

            if (_layout.Groups[i].Scaler is { } scaler)
            {
                scaler.PaidMeter.Fold(now);
                sum.Serving += scaler.ServingMeter.Fold(now);
            }
        }
    }

    /// <summary>Counts begin anew at a reset, so what they are before it is carried into the open window too.</summary>
    public void FoldCounts()
    {
        for (int i = 0; i < _openCounts.Length; i++)
        {
            (long served, long failed, long time) = CountsOf(i);
            _openCounts[i] = (_openCounts[i].Served + served, _openCounts[i].Failed + failed, _openCounts[i].Time + time);
        }

        for (int i = 0; i < _openCaches.Length; i++)
        {
            _openCaches[i].Hits += _layout.Caches[i].Hits;
            _openCaches[i].Misses += _layout.Caches[i].Misses;
        }
    }

    public void Close(long now)
    {
        if (_closed >= Count || now == _openedAt)
        {
            return;
        }

        Fold(now);
        double span = now - _openedAt;
        for (int i = 0; i < _open.Length; i++)
        {
            GroupState group = _layout.Groups[i];
            (double busy, double present, double held, double admitted, double serving) = _open[i];
            double instances = group.Scaler is null ? group.Instances.Length : serving / span;
            double cores = instances * group.Group.Cores;
            (long served, long failed, long time) = CountsOf(i);
            Groups[i][_closed] = new GroupWindow(busy / span / cores, (present - busy) / span, held / span, (admitted - held) / span)
            {
                Served = _openCounts[i].Served + served,
                Failed = _openCounts[i].Failed + failed,
                TimeSum = _openCounts[i].Time + time,
                Instances = instances,
                Median = _times.Length > 0 ? _times[i].Percentile(50) : double.NaN,
                P99 = _times.Length > 0 ? _times[i].Percentile(99) : double.NaN,
            };
            if (_times.Length > 0)
            {
                _times[i].Clear();
            }

            _open[i] = default;
            _openCounts[i] = (-served, -failed, -time);
        }

        BeginNext();
        CloseCaches();
        foreach (ProgramState program in _layout.Programs)
        {
            program.CloseWindow(_closed);
        }

        _closed++;
        _openedAt = now;
    }

    /// <summary>When the window that is open ends [ns].</summary>
    public long NextEnd => Math.Min(_until, (_closed + 1) * Length);

    /// <summary>When the window after it ends [ns].</summary>
    public long EndAfterNext => Math.Min(_until, (_closed + 2) * Length);

    // What was worked out ahead for the window that opens now is no longer ahead.
    private void BeginNext()
    {
        foreach (InstanceState instance in _layout.Instances)
        {
            instance.BeginWindow();
        }
    }

    private (long Served, long Failed, long Time) CountsOf(int index)
    {
        GroupState group = _layout.Groups[index];
        long served = 0, failed = 0, time = 0;
        foreach (InstanceState instance in group.Instances)
        {
            served += instance.Served - instance.ServedLater;
            time += instance.SojournSum - instance.SojournLater;
        }

        foreach (StepState step in _layout.Steps)
        {
            failed += step.Group == group ? step.Failures : 0;
        }

        return (served, failed, time);
    }

    private void CloseCaches()
    {
        for (int i = 0; i < _openCaches.Length; i++)
        {
            CacheState cache = _layout.Caches[i];
            Caches[i][_closed] = new CacheWindow(_openCaches[i].Hits + cache.Hits, _openCaches[i].Misses + cache.Misses);
            _openCaches[i] = (-cache.Hits, -cache.Misses);
        }
    }
}
