using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>Steps worked out ahead of the clock, as far as the next moment at which somebody looks.</content>
public sealed partial class Execution
{
    // So many moments later it is time to look whether somebody wants the run to stop.
    private const int AheadMax = 256;

    private long[] _looks = [];
    private int _nextLook;
    private long _horizon;
    private long _windowEnd;
    private long _aheadUntil;

    /// <summary>Moments at which measures are looked at or something is done; nothing is worked out beyond the next of them, nor beyond the window after this one.</summary>
    private void PlanLooks()
    {
        var looks = new List<double>(_options.SplitsAtSeconds) { _options.UntilSeconds };
        if (_options.ResetAtSeconds > 0)
        {
            looks.Add(_options.ResetAtSeconds);
        }

        _looks = [.. looks.Where(double.IsFinite).Select(SimTime.FromSeconds).Concat(_model.Timeline.SelectMany(t => new[] { t.Time, t.Until })).Order()];
        FindHorizon();
    }

    private void FindHorizon()
    {
        while (_nextLook < _looks.Length && _looks[_nextLook] <= _now)
        {
            _nextLook++;
        }

        long look = _nextLook < _looks.Length ? _looks[_nextLook] : SimTime.Max;
        bool hasWindow = _windows.Closed < _windows.Count;
        _windowEnd = hasWindow ? Math.Min(look, _windows.NextEnd) : look;
        _horizon = hasWindow ? Math.Min(look, _windows.EndAfterNext) : look;
    }

    /// <summary>Does the steps of a request that need no event of their own, then plans the event at which it goes on.</summary>
    private void Walk(int slot, int pc)
    {
        // A traced request notes its hops when they happen.
        long horizon = _requests[slot].IsTraced ? 0 : _horizon;
        long time = _now;
        int wake = EventKind.Resume;
        int backwardJumps = 0;
        int moments = 0;
        while (true)
        {
            StepState step = _steps[pc];
            switch (step.Kind)
            {
                case StepKind.Delay:
                    long delay = TimeOf(in _requests[slot], step);
                    step.Visits++;
                    step.TimeSum += delay;
                    NoteHop(slot, pc, 0, delay);
                    time = Later(time, delay);
                    wake = EventKind.Resume;
                    pc++;
                    if (time >= horizon || ++moments > AheadMax)
                    {
                        GoOnAt(slot, pc, time, wake);
                        return;
                    }

                    _eventCount++;
                    backwardJumps = 0;
                    break;
                case StepKind.Visit when moments == 0:
                    time = VisitAhead(slot, pc, step, horizon);
                    if (time < 0)
                    {
                        return;
                    }

                    wake = step.ExtraDelay is null ? EventKind.Depart : EventKind.Resume;
                    moments++;
                    pc++;
                    break;
                case StepKind.Branch:
                    pc = BranchFrom(slot, pc, step, ref backwardJumps);
                    break;
                case StepKind.Jump:
                    pc = JumpTo(slot, step.Targets[0], pc, ref backwardJumps);
                    break;
                case StepKind.End when IsOnItsOwn(slot, _programs[step.Program]):
                    FinishAt(slot, step, time);
                    return;
                default:
                    // The event stands for the last of these moments, which is counted when it comes.
                    _eventCount--;
                    GoOnAt(slot, pc, time, wake);
                    return;
            }

            if (pc < 0)
            {
                return;
            }
        }
    }

    /// <summary>Works out a whole visit at its beginning.</summary>
    /// <returns>When the request may go on ahead of the clock [ns]; −1 when its next event is planned or it has failed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long VisitAhead(int slot, int pc, StepState step, long horizon)
    {
        _requests[slot].Pc = (ushort)pc;
        InstanceState? instance = step.Direct ?? FindAhead(slot, step);
        if (instance is null)
        {
            return -1;
        }

        ref Request request = ref _requests[slot];
        long service = TimeOf(in request, step);
        CoreTimes cores = instance.Ahead!;
        long start = cores.StartOf(_now);
        long end = Later(start, service);
        cores.Take(end);
        if (start > _now)
        {
            NoteWaiting(instance, cores.Wait(_now, start));
        }

        // A request that fails after its service does so when its time has come.
        if (end >= horizon || (step.ErrorProbability > 0 && DrawOf(in request, step.ErrorSeed).NextChance(1 - (1 - step.ErrorProbability))))
        {
            Stay(slot, ref request, step, instance, start);
            return -1;
        }

        long stay = end - _now;
        instance.Present.AddStay(stay);
        instance.Busy.AddStay(service);
        instance.SojournSum += stay;
        instance.Served++;
        if (end >= _windowEnd)
        {
            instance.CountLater(_now, start, end, _windowEnd);
        }

        step.Visits++;
        step.WaitSum += start - _now;
        step.TimeSum += service;
        _eventCount++;
        return step.ExtraDelay is null ? end : WaitAhead(slot, pc, step, horizon, end);
    }

    private InstanceState? FindAhead(int slot, StepState step)
    {
        InstanceState? instance = step.Only ?? Locate(slot, step);
        if (instance is null)
        {
            Fail(slot, FailureCause.Unavailable);
        }
        else if (step.Programs.Length > 0)
        {
            CopyToReplicas(slot, step, instance);
        }

        return instance;
    }

    private long WaitAhead(int slot, int pc, StepState step, long horizon, long time)
    {
        Draw draw = DrawOf(in _requests[slot], step.ExtraSeed);
        long extra = step.ExtraDelay!.SampleTime(ref draw);
        step.TimeSum += extra;
        time = Later(time, extra);
        if (time >= horizon)
        {
            GoOnAt(slot, pc + 1, time, EventKind.Resume);
            return -1;
        }

        _eventCount++;
        return time;
    }

    /// <summary>Lets a request be at the cores when somebody looks: queued or served as if it had come with events all the way.</summary>
    private void Stay(int slot, ref Request request, StepState step, InstanceState instance, long start)
    {
        request.Mark = _now;
        instance.Present.Add(_now, 1);
        if (start == _now)
        {
            instance.Busy.Add(_now, 1);
            Serve(slot, ref request, step, instance);
            return;
        }

        request.State = RequestState.Queued;
        Enqueue(ref instance.Queue, slot);
        _events.Push(start, EventKind.Begin, instance.Index, RankOf(in request, step.Program));
    }

    /// <summary>The request that stays and waits longest gets its core. With events all the way this is part of another's departure and so counts as none.</summary>
    private void BeginService(InstanceState instance)
    {
        _eventCount--;
        int slot = Dequeue(ref instance.Queue);
        instance.Busy.Add(_now, 1);
        Serve(slot, ref _requests[slot], _steps[_requests[slot].Pc], instance);
    }

    private void NoteWaiting(InstanceState instance, int waiting)
    {
        instance.Queue.LengthMax = Math.Max(instance.Queue.LengthMax, waiting);
        if (waiting > _options.InFlightMax)
        {
            Stop(RunEnd.TooManyInFlight);
        }
    }

    /// <summary>Plans the event at which a request goes on.</summary>
    /// <param name="slot">The request.</param>
    /// <param name="pc">The step that is next.</param>
    /// <param name="time">When [ns].</param>
    /// <param name="wake">The kind of the last event it would have had, so that its turn is the same.</param>
    private void GoOnAt(int slot, int pc, long time, int wake)
    {
        ref Request request = ref _requests[slot];
        request.Pc = (ushort)pc;
        request.State = RequestState.Delayed;
        _events.Push(time, wake, slot, RankOf(in request, _steps[pc].Program));
    }

    // Whether nobody learns of its end and nothing is given back.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsOnItsOwn(int slot, ProgramState program)
    {
        if (program.HasWatchers)
        {
            return false;
        }

        int side = _requests[slot].Side;
        return side < 0 || ((_sides[side].Join & _sides[side].Frame & _sides[side].Source) == -1 && !_sides[side].HasReplied && !_requests[slot].IsTraced);
    }

    private void FinishAt(int slot, StepState step, long time)
    {
        ref Request request = ref _requests[slot];
        ProgramState program = _programs[step.Program];
        program.Done++;
        if (time < _windowEnd)
        {
            program.Recent.Record(time - request.Start);
        }
        else
        {
            program.CountLater(time - request.Start);
        }

        _aheadUntil = Math.Max(_aheadUntil, time);
        if (request.Side >= 0)
        {
            program.CountWrong(_sides[request.Side].IsWrong, isLater: time >= _windowEnd);
            TakeSide(slot, request.Side);
        }

        Free(slot);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Later(long time, long by) => by < SimTime.Max - time ? time + by : SimTime.Max;
}
