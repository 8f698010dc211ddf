using FsCheck;
using FsCheck.Fluent;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Stations;

public sealed class KeyMapTests
{
    [Fact]
    public void Any_Interleaving_BehavesAsDictionary()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Key, bool IsRemoval)[]>(), operations =>
        {
            var map = new KeyMap(4);
            var expected = new Dictionary<long, int>();
            for (int i = 0; i < operations.Length; i++)
            {
                // Few distinct keys, so that removals hit and probe chains overlap.
                long key = operations[i].Key % 40;
                if (operations[i].IsRemoval)
                {
                    map.Remove(key);
                    expected.Remove(key);
                }
                else if (expected.TryAdd(key, i))
                {
                    map.Add(key, i);
                }
            }

            return map.Count == expected.Count
                && Enumerable.Range(0, 40).All(key => map.Find(key) == expected.GetValueOrDefault(key, -1));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(300));
    }
}
