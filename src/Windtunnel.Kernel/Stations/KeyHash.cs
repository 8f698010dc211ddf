namespace Windtunnel.Kernel.Stations;

/// <summary>Spreads keys, which are popularity ranks and so come in runs, over all 64 bits.</summary>
internal static class KeyHash
{
    /// <summary>The finaliser of MurmurHash3 (Appleby 2011); a bijection, so equal hashes mean equal keys.</summary>
    public static ulong Of(long key)
    {
        ulong x = (ulong)key + 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCD;
        x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53;
        return x ^ (x >> 33);
    }
}
