using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Events;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Kernel.Stations.Rows;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <summary>One run of a model. The same model, seed and options give the same result to the bit, on any machine.</summary>
/// <remarks>Not safe for use by two threads at once; runs of one model on several threads are independent.</remarks>
public sealed partial class Execution
{
    // Between two looks at the cancellation token: at 20 million events a second, a reaction within a millisecond.
    private const int EventsPerPoll = 8192;

    private readonly Model _model;
    private readonly RunOptions _options;
    private readonly LadderQueue _events = new();
    private readonly StepState[] _steps;
    private readonly GroupState[] _groups;
    private readonly InstanceState[] _instances;
    private readonly ProgramState[] _programs;
    private readonly SourceState[] _sources;
    private readonly CacheState[] _caches;
    private readonly RowTable[] _rows;
    private readonly int[] _entry;
    private readonly ReadyList _ready = new();
    private long _now;
    private long _eventCount;
    private bool _isOver;
    private RunEnd _end;
    private bool _hasRun;

    /// <summary>Prepares a run.</summary>
    /// <param name="model">What to run.</param>
    /// <param name="seed">The seed of every random stream.</param>
    /// <param name="options">How long, and what to note down.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public Execution(Model model, ulong seed, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        if (model.Groups.Any(g => g.Scaling is not null) && !double.IsFinite(options.UntilSeconds))
        {
            throw new ArgumentException("A run in which something scales needs an end: the autoscaler never stops looking.");
        }

        (_model, _options) = (model, options);
        _traces = new TraceBook(model.Steps.Length, options);
        var layout = new RunLayout(model, seed, options, _events);
        (_steps, _groups, _instances, _programs) = (layout.Steps, layout.Groups, layout.Instances, layout.Programs);
        (_sources, _caches, _rows) = (layout.Sources, layout.Caches, layout.Rows);
        _books = layout.Books;
        _entry = model.FirstStep;
        _keySeeds = layout.KeySeeds;
        _programBits = layout.ProgramBits;
        (_links, _distances) = (layout.Links, layout.Distances);
        _lasts = new bool[model.Timeline.Length];
        _killed = [.. model.Timeline.Select(_ => Array.Empty<InstanceState>())];
        _windows = new WindowBook(layout, options);
    }

    /// <summary>Simulated time [ns].</summary>
    public long Now => _now;

    /// <summary>Requests in flight.</summary>
    public long InFlight => _inUse;

    /// <summary>Memory held for requests in flight, by capacity [B]: slots and side tables, without the event set.</summary>
    public long RequestBytes => ((long)_requests.Length * System.Runtime.CompilerServices.Unsafe.SizeOf<Request>())
        + (_sides.Capacity * (4L + System.Runtime.CompilerServices.Unsafe.SizeOf<Side>())) + (_frames.Capacity * 36L)
        + (_joins.Capacity * (4L + System.Runtime.CompilerServices.Unsafe.SizeOf<Join>())) + (_timers.Capacity * 16L) + (_keys.Length * 24L);

    /// <summary>Runs to the end.</summary>
    /// <param name="cancellation">Ends the run early, with what was measured until then.</param>
    /// <returns>What was measured.</returns>
    /// <exception cref="InvariantViolation">The kernel broke a law of its own.</exception>
    /// <exception cref="InvalidOperationException">It has run already.</exception>
    public RunResult Run(CancellationToken cancellation = default)
    {
        if (_hasRun)
        {
            throw new InvalidOperationException("An execution runs once; make another one to run again.");
        }

        _hasRun = true;
        Begin();
        while (!_isOver)
        {
            if (cancellation.IsCancellationRequested)
            {
                Stop(RunEnd.Cancelled);
                break;
            }

            Work(EventsPerPoll);
            if (_eventCount >= _options.EventsMax && !_isOver)
            {
                Stop(RunEnd.TooManyEvents);
            }
        }

        _now = Math.Max(_now, _aheadUntil);
        CheckInvariants();
        return Collect(isFinal: true);
    }

    private void Begin()
    {
        if (double.IsFinite(_options.UntilSeconds))
        {
            _events.Push(SimTime.FromSeconds(_options.UntilSeconds), EventKind.Stop, 0);
        }

        if (_options.ResetAtSeconds > 0)
        {
            _events.Push(SimTime.FromSeconds(_options.ResetAtSeconds), EventKind.Reset, 0);
        }

        foreach (double split in _options.SplitsAtSeconds)
        {
            _events.Push(SimTime.FromSeconds(split), EventKind.Split, 0);
        }

        if (_windows.Count > 0)
        {
            _events.Push(_windows.Length, EventKind.Window, 0);
        }

        PlanTimeline();
        PlanScaling();
        PlanLooks();
        StartSources();
    }

    private void Work(int count)
    {
        LadderQueue events = _events;
        long enough = _eventCount + count;
        for (int i = 0; i < count && _eventCount < enough && !_isOver; i++)
        {
            if (!events.TryPop(out Event next))
            {
                Stop(RunEnd.Completed);
                return;
            }

            if ((ulong)(next.Time - _now) >= (ulong)(SimTime.Max - _now))
            {
                EndOfTime(next.Time);
                return;
            }

            _now = next.Time;
            _eventCount++;
            int slot = next.Slot;
            switch (next.Kind)
            {
                case EventKind.Resume:
                    Resume(slot);
                    break;
                case EventKind.Depart:
                    Depart(slot);
                    break;
                case EventKind.Arrive:
                    Arrive(slot);
                    break;
                default:
                    DoRare(next.Kind, slot);
                    break;
            }

            while (_ready.Count > 0 && !_isOver)
            {
                Wake(_ready.Take());
            }
        }
    }

    private void DoRare(int kind, int slot)
    {
        switch (kind)
        {
            case EventKind.User:
                ArriveUser(slot);
                break;
            case EventKind.Timer:
                Ring(slot);
                break;
            case EventKind.Shared:
                EndShared(_instances[slot]);
                break;
            case EventKind.Retry:
                Retry(slot);
                break;
            case EventKind.Action:
                Act(slot);
                FindHorizon();
                break;
            case EventKind.Phase:
                ChangePhase(slot);
                break;
            case EventKind.Shape:
                ChangeShape(slot);
                break;
            case EventKind.Health:
                LearnHealth(_instances[slot]);
                break;
            case EventKind.Return:
                LetReturn(_instances[slot]);
                break;
            case EventKind.Scale:
                LookAtScale(_groups[slot]);
                break;
            case EventKind.Started:
                LetStart(_groups[slot]);
                break;
            case EventKind.Window:
                CloseWindow();
                FindHorizon();
                break;
            case EventKind.Begin:
                BeginService(_instances[slot]);
                break;
            case EventKind.Reminder:
                BeReminded(slot);
                break;
            case EventKind.Gathered:
                LookAtBatch(_instances[slot]);
                break;
            case EventKind.Split:
                _before = Collect(isFinal: false);
                ResetMeasures();
                FindHorizon();
                break;
            case EventKind.Reset:
                ResetMeasures();
                FindHorizon();
                break;
            default:
                Stop(RunEnd.Completed);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Resume(int slot)
    {
        ref Request request = ref _requests[slot];
        if (request.State != RequestState.Delayed)
        {
            ResumeOther(slot);
            return;
        }

        request.State = RequestState.Running;
        int pc = request.Pc;
        StepState step = _steps[pc];
        if (step.Path == StepPath.Visit)
        {
            Visit(slot, pc, step);
        }
        else if (step.Path == StepPath.End)
        {
            Finish(slot, step);
        }
        else
        {
            Proceed(slot, pc);
        }
    }

    private void ResumeOther(int slot)
    {
        ref Request request = ref _requests[slot];
        if (request.State == RequestState.Lost)
        {
            request.State = RequestState.Running;
            Fail(slot, FailureCause.Timeout);
        }
        else if (request.State == RequestState.Coming)
        {
            Come(slot);
        }
        else
        {
            Free(slot);
        }
    }

    private void Wake(int slot)
    {
        ref Request request = ref _requests[slot];
        if (request.State != RequestState.Ready)
        {
            WakeOther(slot);
            return;
        }

        request.State = RequestState.Running;
        Proceed(slot, request.Pc);
    }

    private void WakeOther(int slot)
    {
        if (_requests[slot].State == RequestState.Dropped)
        {
            _requests[slot].State = RequestState.Running;
            Fail(slot, FailureCause.Dropped);
        }
        else
        {
            Free(slot);
        }
    }

    private void MakeReady(int slot, int pc)
    {
        ref Request request = ref _requests[slot];
        request.Pc = (ushort)pc;
        request.State = RequestState.Ready;
        _ready.Add(slot);
    }

    private void Stop(RunEnd end)
    {
        _isOver = true;
        _end = end;
    }

    // An event at the end of time stands for never: what waits for it is in flight when the run is over.
    private void EndOfTime(long time)
    {
        if (time < _now)
        {
            ThrowCausality(time);
        }

        Stop(RunEnd.Completed);
    }

    private void ThrowCausality(long time) => throw new InvariantViolation($"Causality: an event at {time} ns came after one at {_now} ns.");
}
