using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs.Running;

namespace Windtunnel.Kernel.Programs;

/// <content>Who a request is, for its draws and for its turn among events of one time: never where or when it is worked on.</content>
public sealed partial class Execution
{
    // Odd and unlike SplitMix's own step, so that no two requests' sequences of states meet (any 64 random bits do; these are of √3 and √5).
    private const ulong OrdinalStep = 0xBB67AE8584CAA73B;
    private const ulong TurnStep = 0x3C6EF372FE94F82B;

    private readonly ulong[] _keySeeds;
    private readonly int _programBits;

    /// <summary>What a request draws for one purpose of one step: the same whenever it asks, until it goes back in its program.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Draw DrawOf(ref readonly Request request, ulong seed) => new(seed + ChanceOf(in request));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong ChanceOf(ref readonly Request request)
    {
        ulong chance = request.Ordinal * OrdinalStep;
        return request.Side < 0 ? chance : chance + _sides[request.Side].Chance;
    }

    /// <summary>Which of several requests is first when events of one kind happen at one time: the one of lower ordinal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong RankOf(ref readonly Request request, int program) => (request.Ordinal << _programBits) | (uint)program;

    private ulong RankOf(int slot) => RankOf(in _requests[slot], _steps[_requests[slot].Pc].Program);

    /// <summary>Gives a request that goes back in its program other draws at the steps it has done already.</summary>
    private void DrawAnew(int slot) => _sides[SideOf(slot)].Chance += TurnStep;

    /// <summary>Makes the draws of a request follow from those of the one that starts it, so that it draws the same however many others were started before.</summary>
    private ulong InheritedChance(int child, int parent, ulong seed, int turn)
    {
        ulong own = new Draw(ChanceOf(in _requests[parent]) + seed + ((ulong)turn * TurnStep)).NextBits();
        return own - (_requests[child].Ordinal * OrdinalStep);
    }

    private long DrawKey(int slot, int data)
    {
        Draw draw = DrawOf(in _requests[slot], _programs[_steps[_requests[slot].Pc].Program].Seed + _keySeeds[data]);
        return _model.Data[data].Popularity.Next(ref draw);
    }
}
