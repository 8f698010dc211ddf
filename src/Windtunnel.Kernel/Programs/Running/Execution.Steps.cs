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
            case StepKind.FailAsTold:
                Fail(slot, (FailureCause)_requests[slot].Link);
                return -1;
            case StepKind.DelayItems:
                return DelayItems(slot, pc, step);
            case StepKind.Window:
                return WaitForWindow(slot, pc, step);
            case StepKind.Collect:
                return Collect(slot, pc, step);
            case StepKind.CacheSet:
                CacheSet(slot, step);
                return pc + 1;
            case StepKind.CacheDelete:
                step.Cache!.Delete(KeyOf(slot, step), _now);
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
            case StepKind.WarmUp:
                return WarmUp(slot, pc, step);
            case StepKind.NameLog:
                NameLog(slot, step);
                return pc + 1;
            case StepKind.BeginFlush:
                step.Cache!.BeginFlush(KeyOf(slot, step));
                return pc + 1;
            case StepKind.Refuse:
                return NeedRoom(slot, pc, step);
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
}
