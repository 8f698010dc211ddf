using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs.Running;

namespace Windtunnel.Kernel.Programs;

/// <content>Work that is done more than once: by a retry of what was done already, by a copy, or by a message that arrives twice.</content>
public sealed partial class Execution
{
    // Beyond the turns of all attempts and of their copies.
    private const int TwinTurn = 1 << 30;

    private readonly Pool<Ledger> _ledgers = new();

    private int OpenLedger(int pc, CallState call)
    {
        if (!call.HasEffect)
        {
            return -1;
        }

        int ledger = _ledgers.Rent();
        _ledgers[ledger] = new Ledger { Step = pc, References = 1 };
        return ledger;
    }

    /// <summary>Another try refers to the ledger of a call.</summary>
    private int ShareLedger(int join)
    {
        int ledger = _joins[join].Ledger;
        if (ledger >= 0)
        {
            _ledgers[ledger].References++;
        }

        return ledger;
    }

    private void ReturnJoin(int join)
    {
        int ledger = _joins[join].Ledger;
        if (ledger >= 0 && --_ledgers[ledger].References == 0)
        {
            _ledgers.Return(ledger);
        }

        _joins.Return(join);
    }

    private void NoteEffect(int join)
    {
        int index = _joins[join].Ledger;
        if (index < 0)
        {
            return;
        }

        ref Ledger ledger = ref _ledgers[index];
        if (ledger.IsDone)
        {
            _steps[ledger.Step].Call!.Repeated++;
        }

        ledger.IsDone = true;
    }

    /// <summary>Delivers what was just sent a second time, by chance; whichever is answered first counts.</summary>
    private void MaybeTwin(int slot, int index, StepState step)
    {
        ref Join join = ref _joins[index];
        Draw draw = new(DrawOf(in _requests[slot], step.BackoffSeed).NextBits() + (ulong)join.Attempt + TwinTurn);
        if (draw.NextChance(step.Call!.TwinShare))
        {
            join.Pending++;
            join.Spare++;
            step.Call.Twins++;
            StartChild(step.Programs[0], slot, index, step.Seed, join.Attempt + TwinTurn, null);
        }
    }
}
