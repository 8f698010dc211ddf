using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Programs;

/// <content>The steps of a request, one after the other, until one takes time.</content>
public sealed partial class Execution
{
    private const int BackwardJumpsMax = 1_000_000;

    private void Proceed(int slot, int pc)
    {
        int backwardJumps = 0;
        while (true)
        {
            StepState step = _steps[pc];
            switch (step.Path)
            {
                case StepPath.Delay:
                    Delay(slot, pc, step);
                    return;
                case StepPath.Visit:
                    Visit(slot, pc, step);
                    return;
                case StepPath.Branch:
                    pc = BranchFrom(slot, pc, step, ref backwardJumps);
                    break;
                case StepPath.End:
                    Finish(slot, step);
                    return;
                case StepPath.Ahead:
                    Walk(slot, pc);
                    return;
                default:
                    pc = ProceedRare(slot, pc, step, ref backwardJumps);
                    break;
            }

            if (pc < 0)
            {
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int BranchFrom(int slot, int pc, StepState step, ref int backwardJumps)
    {
        double u = DrawOf(in _requests[slot], step.Seed).NextUniform();
        double[] cumulative = step.Cumulative;
        for (int i = 0; i < cumulative.Length; i++)
        {
            if (u < cumulative[i])
            {
                return JumpTo(slot, step.Targets[i], pc, ref backwardJumps);
            }
        }

        return pc + 1;
    }

    // Steps that few requests do often. Returns where to go on, or −1 when the request waits or is over.
    private int ProceedRare(int slot, int pc, StepState step, ref int backwardJumps)
    {
        _requests[slot].Pc = (ushort)pc;
        switch (step.Kind)
        {
            case StepKind.Jump:
                return JumpTo(slot, step.Targets[0], pc, ref backwardJumps);
            case StepKind.Enter:
                return Enter(slot, pc, step);
            case StepKind.Leave:
                ReleaseLatest(slot, FrameKind.Slot);
                return pc + 1;
            case StepKind.Draw:
                KeyOf(slot, step);
                return pc + 1;
            case StepKind.CacheGet:
                return CacheGet(slot, pc, step, ref backwardJumps);
            case StepKind.CacheLand:
                return Land(slot, step);
            case StepKind.CacheFail:
                Fail(slot, (FailureCause)_requests[slot].Link);
                return -1;
            case StepKind.CacheSet:
                step.Cache!.Set(KeyOf(slot, step), _now);
                return pc + 1;
            case StepKind.CacheDelete:
                step.Cache!.Delete(KeyOf(slot, step));
                return pc + 1;
            case StepKind.Repeat:
                return BeginLoop(slot, pc, step);
            case StepKind.RepeatNext:
                return JumpTo(slot, NextTurn(slot, pc, step), pc, ref backwardJumps);
            case StepKind.Fork:
            case StepKind.Each:
                return Fork(slot, pc, step);
            case StepKind.Spawn:
                return Spawn(slot, pc, step);
            case StepKind.Call:
                return Call(slot, pc, step);
            case StepKind.Reply:
                return Reply(slot, pc, step);
            case StepKind.Lock:
                return Lock(slot, pc, step);
            case StepKind.Unlock:
                ReleaseLatest(slot, FrameKind.Lock);
                return pc + 1;
            case StepKind.ReadRow:
                return ReadRow(slot, pc, step, ref backwardJumps);
            case StepKind.WriteRow:
                WriteRow(slot, step);
                return pc + 1;
            case StepKind.CommitRow:
                return CommitRow(slot, pc, step, ref backwardJumps);
            case StepKind.Limit:
                return Limit(slot, pc, step);
            case StepKind.Travel:
                return Travel(slot, pc, step);
            case StepKind.Cross:
                return Cross(slot, pc, step);
            case StepKind.EndTrip:
                ReleaseLatest(slot, FrameKind.Trip);
                return pc + 1;
            case StepKind.BeginRead:
                return BeginRead(slot, pc, step);
            case StepKind.EndRead:
                return EndRead(slot, pc, step);
            case StepKind.BeginWrite:
                return BeginWrite(slot, pc, step);
            case StepKind.EndWrite:
                return EndWrite(slot, pc, step);
            case StepKind.Ask:
                return Ask(slot, pc, step);
            case StepKind.Apply:
                return Apply(slot, pc, step);
            default:
                Fail(slot, step.Cause);
                return -1;
        }
    }

    // Every circle goes back somewhere, so counting there is enough to notice one in which no time passes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int JumpTo(int slot, int target, int pc, ref int backwardJumps) => target > pc ? target : JumpBack(slot, target, ref backwardJumps);

    private int JumpBack(int slot, int target, ref int backwardJumps)
    {
        if (++backwardJumps > BackwardJumpsMax)
        {
            Stop(RunEnd.EndlessLoop);
            return -1;
        }

        DrawAnew(slot);
        return target;
    }

    /// <summary>Goes on at a step that is most often a delay.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void GoOnAtDelay(int slot, int pc)
    {
        StepState step = _steps[pc];
        if (step.Path == StepPath.Delay)
        {
            Delay(slot, pc, step);
        }
        else
        {
            Proceed(slot, pc);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Delay(int slot, int pc, StepState step)
    {
        ref Request request = ref _requests[slot];
        request.Pc = (ushort)(pc + 1);
        request.State = RequestState.Delayed;
        step.Visits++;
        long time = TimeOf(in request, step);
        step.TimeSum += time;
        if (step.Ring is not null)
        {
            step.Ring.Push(_now, EventKind.Resume, slot, RankOf(in request, step.Program));
        }
        else
        {
            PushAfter(time, EventKind.Resume, slot, RankOf(in request, step.Program));
        }

        if (request.IsTraced)
        {
            NoteHop(slot, pc, 0, time);
        }
    }

    private void Visit(int slot, int pc, StepState step)
    {
        ref Request request = ref _requests[slot];
        request.Pc = (ushort)pc;
        InstanceState? instance = step.Direct;
        if (instance is null || !instance.IsReachable)
        {
            instance = FindWay(slot, step);
            if (instance is null)
            {
                return;
            }

            request = ref _requests[slot];
        }

        request.Mark = _now;
        if (instance.Busy.Level < instance.Cores)
        {
            instance.Present.Add(_now, 1);
            instance.Busy.Add(_now, 1);
            Serve(slot, ref request, step, instance);
        }
        else if (instance.Queue.Length < instance.QueueMax)
        {
            instance.Present.Add(_now, 1);
            request.State = RequestState.Queued;
            Enqueue(ref instance.Queue, slot);
            if (step.NotesPlace)
            {
                PushFrame(slot, FrameKind.Place, instance.Index, _now);
                SetTimer(slot, step);
            }
        }
        else
        {
            instance.Rejected++;
            Fail(slot, FailureCause.Rejected);
        }
    }

    /// <summary>Chooses the instance that a request visits and lets it get there.</summary>
    /// <returns>The instance; nothing when the request waits or has failed.</returns>
    private InstanceState? FindWay(int slot, StepState step)
    {
        if (step.MayBePointless && IsPointless(slot, out FailureCause cause))
        {
            Fail(slot, cause);
            return null;
        }

        InstanceState? instance = step.Only ?? Locate(slot, step);
        if (instance is null || (!instance.IsReachable && !Reach(slot, step, instance)))
        {
            FailUnreached(slot);
            return null;
        }

        if (step.Programs.Length > 0)
        {
            CopyToReplicas(slot, step, instance);
        }

        if (instance.Shared is null)
        {
            return instance;
        }

        ref Request request = ref _requests[slot];
        request.Mark = _now;
        VisitShared(slot, ref request, step, instance);
        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Serve(int slot, ref Request request, StepState step, InstanceState instance)
    {
        long time = TimeOf(in request, step);
        if (!instance.IsSteady)
        {
            time = instance.TimeFor(time, _now);
        }

        long wait = _now - request.Mark;
        step.Visits++;
        step.WaitSum += wait;
        step.TimeSum += time;
        request.State = RequestState.Serving;
        request.Link = instance.Index;
        PushAfter(time, EventKind.Depart, slot, RankOf(in request, step.Program));
        if (request.IsTraced)
        {
            NoteHop(slot, request.Pc, wait, time);
        }
    }

    /// <summary>What a delay or service takes [ns]: the same however often it is asked, until the request goes back in its program.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long TimeOf(ref readonly Request request, StepState step)
    {
        if (step.Constant >= 0)
        {
            return step.Constant;
        }

        Draw draw = DrawOf(in request, step.Seed);
        return Math.Max(step.LeastService, step.Law!.SampleTime(ref draw));
    }

    private void Depart(int slot)
    {
        ref Request request = ref _requests[slot];
        if (request.State is RequestState.Zombie or RequestState.Delayed)
        {
            Resume(slot);
            return;
        }

        InstanceState instance = _instances[request.Link];
        if (_now < instance.HungUntil)
        {
            Hold(slot, instance);
            return;
        }

        instance.Present.Add(_now, -1);
        instance.Served++;
        instance.SojournSum += _now - Math.Max(request.Mark, _resetAt);
        ServeNext(instance);
        if (request.State == RequestState.Abandoned)
        {
            Free(slot);
            return;
        }

        request.State = RequestState.Running;
        int pc = request.Pc;
        AfterService(slot, pc, _steps[pc], instance);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AfterService(int slot, int pc, StepState step, InstanceState instance)
    {
        if (step.IsPlain && instance.AnswersPlainly)
        {
            GoOnAtDelay(slot, pc + 1);
        }
        else
        {
            DepartWithMore(slot, pc, step, instance);
        }
    }

    private void DepartWithMore(int slot, int pc, StepState step, InstanceState instance)
    {
        if (step.Book is not null)
        {
            NoteReplica(slot, step, instance);
        }

        double errors = 1 - ((1 - step.ErrorProbability) * (1 - instance.ErrorProbability));
        ref Request request = ref _requests[slot];
        if (errors > 0 && DrawOf(in request, step.ErrorSeed).NextChance(errors))
        {
            Fail(slot, FailureCause.Error);
        }
        else if (step.ExtraDelay is not null || instance.AnswerDelay > 0 || _now < instance.HungUntil)
        {
            Draw draw = DrawOf(in request, step.ExtraSeed);
            long time = step.ExtraDelay is null ? 0 : step.ExtraDelay.SampleTime(ref draw);
            time = instance.SlowFactor == 1 ? time : SimTimeOf(time * instance.SlowFactor);
            time += instance.AnswerDelay + Math.Max(0, instance.HungUntil - _now);
            request.Pc = (ushort)(pc + 1);
            request.State = RequestState.Delayed;
            step.TimeSum += time;
            PushAfter(time, EventKind.Resume, slot, RankOf(in request, step.Program));
            NoteHop(slot, pc, 0, time);
        }
        else
        {
            Proceed(slot, pc + 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ServeNext(InstanceState instance)
    {
        // Where visits are worked out ahead, whoever waits knows already when its turn is.
        int next = instance.Queue.Length > 0 && instance.Ahead is null ? Dequeue(ref instance.Queue) : -1;
        if (next >= 0 && _steps[_requests[next].Pc].MayBePointless)
        {
            next = SkipPointless(instance, next);
        }

        if (next < 0)
        {
            instance.Busy.Add(_now, -1);
            return;
        }

        ref Request request = ref _requests[next];
        StepState step = _steps[request.Pc];
        if (step.NotesPlace)
        {
            ForgetPlace(next);
        }

        Serve(next, ref request, step, instance);
    }
}
