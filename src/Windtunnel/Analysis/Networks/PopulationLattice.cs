namespace Windtunnel.Analysis;

/// <summary>
/// All population vectors from none to all users, numbered so that the vector with one user fewer of class r has the index minus stride r.
/// </summary>
internal sealed class PopulationLattice
{
    private readonly int[] _population;

    public PopulationLattice(int[] population)
    {
        _population = population;
        Strides = new int[population.Length];
        var size = 1;
        for (var r = population.Length - 1; r >= 0; r--)
        {
            Strides[r] = size;
            size = checked(size * (population[r] + 1));
        }

        Size = size;
    }

    /// <summary>Number of vectors; index Size − 1 is everybody.</summary>
    public int Size { get; }

    public int[] Strides { get; }

    /// <summary>Users of class r in the vector of the given index.</summary>
    public int Count(int index, int r) => index / Strides[r] % (_population[r] + 1);

    /// <summary>Users of all classes in the vector of the given index.</summary>
    public int Total(int index)
    {
        var total = 0;
        for (var r = 0; r < Strides.Length; r++) total += Count(index, r);
        return total;
    }

    /// <summary>Steps <paramref name="vector"/> to the next one that is nowhere above <paramref name="limit"/>.</summary>
    /// <returns>The index of the vector reached, or −1 after the last.</returns>
    public int Next(Span<int> vector, ReadOnlySpan<int> limit, int index)
    {
        for (var r = vector.Length - 1; r >= 0; r--)
        {
            if (vector[r] < limit[r])
            {
                vector[r]++;
                return index + Strides[r];
            }

            index -= vector[r] * Strides[r];
            vector[r] = 0;
        }

        return -1;
    }
}
