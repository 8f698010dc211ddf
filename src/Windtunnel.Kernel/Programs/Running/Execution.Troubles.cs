using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>What happens to requests at instances that something is the matter with.</content>
public sealed partial class Execution
{
    /// <summary>Time after which a request that nobody answers fails by itself [s].</summary>
    /// <remarks>Linux gives up a connection after 15 retransmissions, at least 924.6 s (ip-sysctl, tcp_retries2).</remarks>
    public const double NoAnswerSeconds = 924.6;

    /// <summary>Whether a request is let in by an instance that is down, that some requests never reach, or that sheds load; one that never arrives is marked as lost.</summary>
    private bool Reach(int slot, StepState step, InstanceState instance)
    {
        if (!instance.IsUp)
        {
            return false;
        }

        // Whoever holds a slot there has arrived already.
        bool isInside = step.Kind == StepKind.Visit && step.Group!.IsEntered && FindHeld(slot, instance.Group) is not null;
        if (isInside || !DrawOf(in _requests[slot], ~step.ErrorSeed).NextChance(instance.LossProbability))
        {
            return !IsShed(step, instance);
        }

        _requests[slot].State = RequestState.Lost;
        PushAfter(SimTime.FromSeconds(NoAnswerSeconds), EventKind.Resume, slot, RankOf(slot));
        return false;
    }

    private void FailUnreached(int slot, InstanceState? instance)
    {
        if (_requests[slot].State != RequestState.Lost)
        {
            if (instance is not null)
            {
                NoteBad(instance);
            }

            Fail(slot, instance is { IsUp: true } ? FailureCause.Shed : FailureCause.Unavailable);
        }
    }

    /// <summary>Keeps an answer back until the instance no longer hangs; its core stays taken.</summary>
    private void Hold(int slot, InstanceState instance)
    {
        ref Request request = ref _requests[slot];
        long wait = instance.HungUntil - _now;
        PushAfter(wait, EventKind.Depart, slot, RankOf(slot));
        if (request.State == RequestState.Serving)
        {
            _steps[request.Pc].TimeSum += instance.HungUntil == SimTime.Max ? 0 : wait;
            NoteHop(slot, request.Pc, 0, wait);
        }
    }

    /// <summary>Lets a request arrive once more, for the same keys.</summary>
    private void Duplicate(int slot, SourceState state)
    {
        if (DrawOf(in _requests[slot], state.DuplicateSeed).NextChance(state.DuplicateProbability))
        {
            DrawFor(slot, _model.DataOf[state.Program]);
            StartChild(state.Program, slot, -1, state.DuplicateSeed, 0, null);
        }
    }
}
