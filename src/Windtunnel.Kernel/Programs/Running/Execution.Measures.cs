using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Kernel.Stations.Places;
using Windtunnel.Kernel.Stations.Replicas;
using Windtunnel.Kernel.Stations.Rows;

namespace Windtunnel.Kernel.Programs;

/// <content>What is noted down, and forgotten again when the warm-up is over.</content>
public sealed partial class Execution
{
    private readonly TraceBook _traces;
    private readonly WindowBook _windows;
    private long _resetAt;
    private RunResult? _before;

    // The wait is over, and the time that follows begins now.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void NoteHop(int slot, int pc, long wait, long time)
    {
        if (_requests[slot].IsTraced)
        {
            NoteTracedHop(slot, new TraceHop(pc, _now - wait, wait, time));
        }
    }

    private void NoteTracedHop(int slot, TraceHop hop) => _traces.Note(_sides[_requests[slot].Side].Trace, hop);

    private void OpenTrace(int slot, int program)
    {
        int trace = _traces.Open();
        if (trace >= 0)
        {
            int side = SideOf(slot);
            _sides[side].Trace = trace;
            _requests[slot].BeginTrace();
        }
    }

    private void CloseTrace(int side, int program, long start)
    {
        if (_sides[side].Join >= 0)
        {
            return;
        }

        _traces.Close(_sides[side].Trace, program, start, _now - start);
    }

    private void DropTrace(int side)
    {
        if (_sides[side].Join < 0)
        {
            _traces.Drop(_sides[side].Trace);
        }
    }

    private void CloseWindow()
    {
        _windows.Close(_now);
        if (_windows.Closed < _windows.Count)
        {
            _events.Push(_windows.NextEnd, EventKind.Window, 0);
        }
    }

    private void ResetMeasures()
    {
        _windows.Fold(_now);
        _windows.FoldCounts();
        _resetAt = _now;
        _traces.Reset();
        foreach (GroupState group in _groups)
        {
            group.Scaler?.Reset(_now);
        }

        foreach (InstanceState instance in _instances)
        {
            instance.Reset(_now);
        }

        foreach (GroupState group in _groups)
        {
            (group.Redelivered, group.Duplicates, group.EjectionCount) = (0, 0, 0);
            (group.Batches, group.Gathered) = (0, 0);
            group.Log?.Reset(_now);
        }

        foreach (ProgramState program in _programs)
        {
            program.Reset();
        }

        foreach (CacheState cache in _caches)
        {
            cache.Reset();
        }

        foreach (LinkState? link in _links)
        {
            link?.Reset();
        }

        foreach (ReplicaBook book in _books)
        {
            book.Reset();
        }

        foreach (StepState step in _steps)
        {
            (step.Visits, step.Failures, step.WaitSum, step.TimeSum) = (0, 0, 0, 0);
            step.Call?.Reset(_now);
        }
    }

    private RunResult Collect(bool isFinal)
    {
        if (isFinal)
        {
            _windows.Close(_now);
        }

        _windows.Fold(_now);
        return new ResultCollector(_model, _windows, _now, _resetAt)
        {
            End = _end,
            IsFinal = isFinal,
            Before = _before,
            Events = _eventCount,
            Programs = _programs,
            Steps = _steps,
            Groups = _groups,
            Caches = _caches,
            Rows = _rows,
            Books = _books,
            Traces = _traces,
            Links = _links,
        }.Collect();
    }
}
