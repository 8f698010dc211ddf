using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>Visits of cores: the way there, waiting, service, and who is next.</content>
public sealed partial class Execution
{
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
            NoteBad(instance);
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
            FailUnreached(slot, instance);
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
        if (step.PerItem is not null)
        {
            time += TimeOfItems(slot, step);
        }

        if (!instance.IsSteady)
        {
            time = instance.TimeFor(instance.Canary is null ? time : CanaryTime(in request, step, instance, time), _now);
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

        _windows.NoteTime(instance.GroupIndex, _now - _requests[slot].Mark);
        ref Request request = ref _requests[slot];
        double spared = (1 - step.ErrorProbability) * (1 - instance.ErrorProbability);
        double errors = 1 - (instance.Canary is null ? spared : spared * (1 - CanaryErrors(in request, step, instance)));
        if (errors > 0 && DrawOf(in request, step.ErrorSeed).NextChance(errors))
        {
            NoteBad(instance);
            Fail(slot, FailureCause.Error);
            return;
        }

        NoteGood(instance);
        if (instance.WrongProbability > 0)
        {
            PerhapsErr(slot, step, instance);
        }

        if (step.ExtraDelay is not null || instance.AnswerDelay > 0 || _now < instance.HungUntil)
        {
            Draw draw = DrawOf(in request, step.ExtraSeed);
            long time = step.ExtraDelay is null ? 0 : step.ExtraDelay.SampleTime(ref draw);
            time = instance.SlowFactor == 1 ? time : SimTime.FromNanoseconds(time * instance.SlowFactor);
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
