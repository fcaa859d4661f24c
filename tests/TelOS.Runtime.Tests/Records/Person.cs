using MessagePack;

namespace TelOS.Runtime.Tests.Records;

/// <summary>A record that contains itself, written by hand as generated code would be.</summary>
internal sealed record Person(string Name, byte Age, IReadOnlyList<Person> Children, Affinity Place) : IRecord<Person>
{
    public static void Write(ref MessagePackWriter writer, Person value)
    {
        writer.WriteMapHeader(4);
        writer.Write(1);
        RecordWriter.WriteString(ref writer, value.Name, 33);
        writer.Write(2);
        RecordWriter.WriteInteger(ref writer, value.Age);
        writer.Write(3);
        RecordWriter.WriteList(ref writer, [.. value.Children], RecordWriter.WriteRecord);
        writer.Write(4);
        RecordWriter.WriteWire(ref writer, value.Place);
    }

    public static Person Read(ref MessagePackReader reader)
    {
        ulong seen = 0;
        var name = "";
        byte age = 0;
        List<Person> children = [];
        Affinity place = default;
        for (var rest = RecordReader.ReadHeader(ref reader); rest > 0; rest--)
        {
            switch (RecordReader.ReadKey(ref reader))
            {
                case 1:
                    RecordReader.Once(ref seen, 1, "name");
                    name = RecordReader.ReadString(ref reader, 32);
                    break;
                case 2:
                    RecordReader.Once(ref seen, 2, "age");
                    age = RecordReader.ReadInteger<byte>(ref reader);
                    break;
                case 3:
                    RecordReader.Once(ref seen, 4, "children");
                    children = RecordReader.ReadList(ref reader, RecordReader.ReadRecord<Person>);
                    break;
                case 4:
                    RecordReader.Once(ref seen, 8, "place");
                    place = RecordReader.ReadWire<Affinity>(ref reader);
                    break;
                default:
                    RecordReader.Skip(ref reader);
                    break;
            }
        }

        RecordReader.Require(seen, 1, "name");
        RecordReader.Require(seen, 2, "age");
        RecordReader.Require(seen, 4, "children");
        RecordReader.Require(seen, 8, "place");
        return new Person(name, age, children, place);
    }

    public bool Equals(Person? other) =>
        other is not null && Name == other.Name && Age == other.Age && Place == other.Place && Children.SequenceEqual(other.Children);

    public override int GetHashCode() => HashCode.Combine(Name, Age, Place, Children.Count);
}
